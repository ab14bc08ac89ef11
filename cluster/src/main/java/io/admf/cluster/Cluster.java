package io.admf.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceFactory;
import io.admf.config.BadInputException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A process's membership in a system: its Vert.x, whose event bus reaches all members. Blocks while
 * it joins and leaves, so neither belongs on an event loop.
 */
public final class Cluster implements AutoCloseable {

  private static final int LEAVE_SECONDS = 20;

  private final HazelcastInstance members;
  private final Vertx vertx;
  private final Meters meters;

  private Cluster(HazelcastInstance members, Vertx vertx, Meters meters) {
    this.members = members;
    this.vertx = vertx;
    this.meters = meters;
  }

  /**
   * Joins, or begins a cluster where there is none yet.
   *
   * @param role what this process says it is, as {@code data}, {@code node} or {@code coordinator}
   * @throws BadInputException if the configuration cannot work, as with keys that others refuse
   */
  public static Cluster join(SystemConfig config, String role) {
    SystemConfig.Membership membership = config.cluster();
    MemberTls tls = membership.tls() == null ? null : new MemberTls(membership.tls());
    Config settings = MemberSettings.of(membership, UUID.randomUUID().toString(), role);
    HazelcastInstance members = start(settings, membership, tls);
    try {
      refuseLoneliness(members, membership, tls);
      Meters meters = new Meters(role);
      Vertx vertx =
          Vertx.builder()
              .with(options(membership))
              .withMetrics(new MicrometerMetricsFactory(meters.registry()))
              .withClusterManager(new HazelcastClusterManager(members))
              .buildClustered()
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      return new Cluster(members, vertx, meters);
    } catch (CompletionException e) {
      members.shutdown();
      throw new BadInputException(
          "cluster.event_bus_port " + membership.eventBusPort(),
          "cannot carry messages at %s: %s".formatted(membership.bind(), e.getCause()));
    } catch (RuntimeException e) {
      members.shutdown();
      throw e;
    }
  }

  private static HazelcastInstance start(
      Config settings, SystemConfig.Membership membership, @Nullable MemberTls tls) {
    try {
      return tls == null
          ? Hazelcast.newHazelcastInstance(settings)
          : HazelcastInstanceFactory.newHazelcastInstance(settings, null, tls);
    } catch (HazelcastException | IllegalStateException e) {
      throw new BadInputException(
          "cluster.bind",
          "cannot join as %s, ports %d to %d: %s"
              .formatted(
                  membership.bind(),
                  membership.port(),
                  membership.port() + SystemConfig.Membership.PORTS - 1,
                  e.getMessage()));
    }
  }

  /** A process that others refused is alone in a cluster of its own: no use, and no obvious one. */
  private static void refuseLoneliness(
      HazelcastInstance members, SystemConfig.Membership membership, @Nullable MemberTls tls) {
    SSLException refusal = tls == null ? null : tls.refusal();
    if (refusal != null && members.getCluster().getMembers().size() == 1) {
      throw new BadInputException(
          "cluster.tls",
          "there are members, and none agrees with these keys: %s; expected a certificate of the"
                  .formatted(refusal.getMessage())
              + " authority that all members of %s share".formatted(membership.name()));
    }
  }

  private static VertxOptions options(SystemConfig.Membership membership) {
    EventBusOptions bus =
        new EventBusOptions()
            .setHost(membership.bind())
            .setPort(membership.eventBusPort())
            .setClusterPublicHost(MemberSettings.reachable(membership).getHostAddress());
    SystemConfig.Tls tls = membership.tls();
    if (tls != null) {
      bus.setSsl(true)
          .setKeyCertOptions(
              new PemKeyCertOptions()
                  .setCertPath(tls.certificate().toString())
                  .setKeyPath(tls.key().toString()))
          .setTrustOptions(new PemTrustOptions().addCertPath(tls.authority().toString()))
          .setClientAuth(ClientAuth.REQUIRED);
    }
    return new VertxOptions().setEventBusOptions(bus).setMetricsOptions(Meters.options());
  }

  /** What deploys verticles and carries messages. */
  public Vertx vertx() {
    return vertx;
  }

  /** What this process counts. */
  public Meters meters() {
    return meters;
  }

  /** The parts that the members say they have, this one's included, in the order they joined. */
  public List<String> roles() {
    List<String> roles = new ArrayList<>();
    for (Member member : members.getCluster().getMembers()) {
      roles.add(String.valueOf(member.getAttribute(MemberSettings.ROLE)));
    }
    return roles;
  }

  /** What no other member is called. */
  public String name() {
    return members.getName();
  }

  /** Whether this process is a member now. */
  public boolean joined() {
    return members.getLifecycleService().isRunning();
  }

  /** Stops what is deployed, then leaves. What takes too long is left behind. */
  @Override
  public void close() {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(LEAVE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | java.util.concurrent.ExecutionException _) {
      // leaving the cluster tells the others
    }
    members.shutdown();
    meters.close();
  }
}
