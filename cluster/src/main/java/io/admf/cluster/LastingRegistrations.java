package io.admf.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import io.vertx.core.Completable;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what this member is heard at in the cluster's registry. Where parts of a cluster become one
 * again members leave and come back within moments, and whoever is late to hear of the leaving
 * takes those out of the registry who are back already: nobody would say anything to them any more.
 * So everything is written there again some time after members have come or gone. Beside that it
 * sees to it that connections between members belong to the event loop.
 */
final class LastingRegistrations extends HazelcastClusterManager {

  /** Between two looks, milliseconds. */
  private static final long LOOK = 1_000;

  /** The looks after the last change at which all is written again: others may be slow to hear. */
  private static final List<Integer> AGAIN = List.of(1, 4, 15);

  private final Map<String, Set<RegistrationInfo>> registered = new LinkedHashMap<>(); // its lock
  private final AtomicInteger looks = new AtomicInteger(AGAIN.getLast()); // since a change
  private @Nullable ContextInternal context; // an event loop
  private long timer;

  LastingRegistrations(HazelcastInstance hazelcast) {
    super(hazelcast);
  }

  @Override
  public void init(Vertx vertx) {
    super.init(vertx);
    context = ((VertxInternal) vertx).createEventLoopContext();
  }

  @Override
  public void join(Completable<Void> promise) {
    super.join(promise);
    timer = Objects.requireNonNull(context).setPeriodic(LOOK, id -> look());
  }

  @Override
  public void leave(Completable<Void> promise) {
    Objects.requireNonNull(context).owner().cancelTimer(timer);
    super.leave(promise);
  }

  @Override
  public synchronized void memberAdded(MembershipEvent event) {
    super.memberAdded(event);
    looks.set(0);
  }

  @Override
  public synchronized void memberRemoved(MembershipEvent event) {
    super.memberRemoved(event);
    looks.set(0);
  }

  @Override
  public synchronized void stateChanged(LifecycleEvent event) {
    super.stateChanged(event);
    looks.set(0);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Answers on an event loop, whoever asks: the event bus connects where it hears the answer,
   * and a connection made on a worker would have one woken for every message, to hear that it was
   * written.
   */
  @Override
  public void getNodeInfo(String nodeId, Completable<NodeInfo> promise) {
    ContextInternal loop = Objects.requireNonNull(context);
    super.getNodeInfo(
        nodeId, (info, failure) -> loop.runOnContext(go -> promise.complete(info, failure)));
  }

  @Override
  public void addRegistration(String address, RegistrationInfo info, Completable<Void> promise) {
    synchronized (registered) {
      registered.computeIfAbsent(address, a -> new LinkedHashSet<>()).add(info);
    }
    super.addRegistration(address, info, promise);
  }

  @Override
  public void removeRegistration(String address, RegistrationInfo info, Completable<Void> promise) {
    synchronized (registered) {
      Set<RegistrationInfo> there = registered.get(address);
      if (there != null && there.remove(info) && there.isEmpty()) {
        registered.remove(address);
      }
    }
    super.removeRegistration(address, info, promise);
  }

  private boolean registered(String address, RegistrationInfo info) {
    synchronized (registered) {
      Set<RegistrationInfo> there = registered.get(address);
      return there != null && there.contains(info);
    }
  }

  private void look() {
    int now = looks.incrementAndGet();
    if (!AGAIN.contains(now) || !isActive()) {
      return;
    }
    NodeInfo node = getNodeInfo();
    if (node != null) {
      setNodeInfo(node, (done, failure) -> {}); // if it fails there is another time
    }
    List<Runnable> again = new ArrayList<>();
    synchronized (registered) {
      registered.forEach(
          (address, infos) -> infos.forEach(info -> again.add(() -> again(address, info))));
    }
    again.forEach(Runnable::run);
  }

  /** Writes one again, and takes it back if it was removed meanwhile. */
  private void again(String address, RegistrationInfo info) {
    super.addRegistration(
        address,
        info,
        (done, failure) -> {
          if (!registered(address, info)) {
            super.removeRegistration(address, info, (gone, remains) -> {});
          }
        });
  }
}
