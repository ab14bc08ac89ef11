package io.admf.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceFactory;
import io.admf.bus.vertx.ChannelMeters;
import io.admf.bus.vertx.EnvelopeCodecs;
import io.admf.config.BadInputException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A process's membership in a system: its Vert.x, whose event bus reaches all members. Blocks while
 * it joins and leaves, so neither belongs on an event loop.
 */
public final class Cluster implements AutoCloseable {

  private static final int LEAVE_SECONDS = 20;

  /** How long a visitor waits for a member. */
  private static final int VISIT_SECONDS = 10;

  /**
   * A process says and hears everything on one thread: with more, each message wakes two or three
   * of them, one to read, one to think, one to write. What takes long is never done there.
   */
  private static final int EVENT_LOOPS = 1;

  /** A connection of the event bus that is silent is asked after so long, milliseconds. */
  private static final long PING = 5_000;

  /** And given up, where it does not answer within so long: TCP alone may wait for minutes. */
  private static final long PING_REPLY = 10_000;

  private final HazelcastInstance members;
  private final Vertx vertx;
  private final Meters meters;

  private Cluster(HazelcastInstance members, Vertx vertx, Meters meters) {
    this.members = members;
    this.vertx = vertx;
    this.meters = meters;
  }

  /**
   * Joins for a while, as a coordinator does. A visitor should not be the first: when it leaves the
   * others have to find another first, and who joins meanwhile at the address of the one that left
   * is taken for it. So where nobody is there somebody is waited for, ten seconds at most.
   *
   * @throws BadInputException as {@link #join} does
   */
  public static Cluster visit(SystemConfig config, String role) {
    new Doorbell(config.cluster()).await(VISIT_SECONDS);
    return join(config, role);
  }

  /**
   * Joins, or begins a cluster where there is none yet.
   *
   * @param role what this process says it is, as {@code data}, {@code node} or {@code coordinator}
   * @throws BadInputException if the configuration cannot work, as with keys that others refuse
   */
  public static Cluster join(SystemConfig config, String role) {
    // Hazelcast speaks once before it has seen its settings
    System.setProperty("hazelcast.logging.type", "slf4j");
    SystemConfig.Membership membership = config.cluster();
    MemberTls tls = membership.tls() == null ? null : new MemberTls(membership.tls());
    Config settings = MemberSettings.of(membership, UUID.randomUUID().toString(), role);
    HazelcastInstance members = start(settings, membership, tls);
    try {
      if (tls != null) {
        tls.joined();
        refuse(membership, tls.refusal());
      }
      Meters meters = new Meters(role);
      Vertx vertx =
          Vertx.builder()
              .with(options(membership))
              .withMetrics(new MicrometerMetricsFactory(meters.registry()))
              .withClusterManager(new LastingRegistrations(members))
              .buildClustered()
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      ChannelMeters.install(vertx, meters.channels());
      EnvelopeCodecs.register(vertx, config.limits().messageBytes());
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
      return HazelcastInstanceFactory.newHazelcastInstance(
          settings, null, tls == null ? new MemberContext() : tls);
    } catch (HazelcastException | IllegalStateException e) {
      refuse(membership, tls == null ? null : tls.refusal());
      throw new BadInputException(
          "cluster.bind",
          "cannot join as %s: expected a free port from %d to %d, and members of %s that %s; %s"
              .formatted(
                  membership.bind(),
                  membership.port(),
                  membership.port() + SystemConfig.Membership.PORTS - 1,
                  membership.name(),
                  tls == null ? "speak without keys, as this process does" : "share its authority",
                  e.getMessage()));
    }
  }

  /** A process that others refused may be alone in a cluster of its own: that is of no use. */
  private static void refuse(SystemConfig.Membership membership, @Nullable SSLException refusal) {
    if (refusal != null) {
      throw new BadInputException(
          "cluster.tls",
          "something listens where members may be, and none agrees with these keys: %s; expected a certificate of the"
                  .formatted(refusal.getMessage())
              + " authority that all members of %s share".formatted(membership.name()));
    }
  }

  private static VertxOptions options(SystemConfig.Membership membership) {
    EventBusOptions bus =
        new EventBusOptions()
            .setHost(membership.bind())
            .setPort(membership.eventBusPort())
            .setClusterPingInterval(PING)
            .setClusterPingReplyInterval(PING_REPLY)
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
    return new VertxOptions()
        .setEventLoopPoolSize(EVENT_LOOPS)
        .setEventBusOptions(bus)
        .setMetricsOptions(Meters.options());
  }

  /** What deploys verticles and carries messages. */
  public Vertx vertx() {
    return vertx;
  }

  /** Where this process's event bus listens. */
  int busPort() {
    return ((VertxInternal) vertx).clusterManager().getNodeInfo().port();
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

  /** This member's own name, which no other has. */
  public String member() {
    return members.getCluster().getLocalMember().getUuid().toString();
  }

  /**
   * Hears of members that leave or are missed, from now on, on a thread of the cluster.
   *
   * @param listener is told the {@link #member} that it was
   */
  public void onLeave(Consumer<String> listener) {
    members
        .getCluster()
        .addMembershipListener(
            new MembershipAdapter() {
              @Override
              public void memberRemoved(MembershipEvent event) {
                listener.accept(event.getMember().getUuid().toString());
              }
            });
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
