package io.admf.bus.vertx;

import io.admf.bus.vertx.Carrier.Answer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who a service holds its runs for, and until when: a coordinator that goes silent is gone. Safe
 * for several threads.
 */
final class Leases {

  /** How often leases are looked at, milliseconds. */
  static final int LOOK = 1_000;

  /** Looks after which a coordinator that has not been heard of gives way to another. */
  private static final int SILENT = 3;

  private final Map<String, Held> runs = new LinkedHashMap<>();

  /**
   * Whom a run is held for.
   *
   * @param attempt from 1
   * @param coordinator its name; empty where it has none
   * @param seconds that it may be silent; 0 for ever
   */
  record Lease(int attempt, String coordinator, int seconds) {}

  private static final class Held {
    private final Lease lease;
    private int looks;

    Held(Lease lease) {
      this.lease = lease;
    }
  }

  synchronized void take(String run, Lease lease) {
    runs.put(run, new Held(lease));
  }

  synchronized void drop(String run) {
    runs.remove(run);
  }

  /** The attempt at a run that is here; 0 for none. */
  synchronized int attempt(String run) {
    Held held = runs.get(run);
    return held == null ? 0 : held.lease.attempt;
  }

  /** Whether a run is here for just this lease. */
  synchronized boolean is(String run, Lease lease) {
    Held held = runs.get(run);
    return held != null && !lease.coordinator.isEmpty() && held.lease.equals(lease);
  }

  /**
   * Whether what is here gives way to a lease: to a later attempt of the same coordinator, and to
   * another coordinator when its own has been silent for some seconds.
   */
  synchronized boolean yields(String run, Lease lease) {
    Held held = runs.get(run);
    if (held == null || lease.coordinator.isEmpty()) {
      return false;
    }
    return held.lease.coordinator.equals(lease.coordinator)
        ? held.lease.attempt < lease.attempt
        : held.lease.seconds > 0 && held.looks >= SILENT;
  }

  /**
   * Whether a run may be let go.
   *
   * @param attempt the latest that may be
   * @param coordinator whose it must be; null for anybody's
   */
  synchronized boolean mayDrop(String run, int attempt, @Nullable String coordinator) {
    Held held = runs.get(run);
    return held == null
        || (held.lease.attempt <= attempt
            && (coordinator == null || coordinator.equals(held.lease.coordinator)));
  }

  /**
   * Answers whether the service is alive and, where a run is named, whether that attempt at it is
   * here; then the lease begins anew.
   */
  synchronized Answer hold(String service, @Nullable Object question) {
    boolean here = false;
    if (question instanceof JsonObject named) {
      Held held = runs.get(named.getString("run", ""));
      if (held != null
          && held.lease.attempt == named.getInteger("attempt", 1)
          && held.lease.coordinator.equals(named.getString("coordinator", ""))) {
        held.looks = 0;
        here = true;
      }
    }
    return Answer.reply(new JsonObject().put("service", service).put("held", here));
  }

  /** The runs whose lease has run out by now. */
  synchronized List<String> expired() {
    List<String> expired = new ArrayList<>();
    runs.forEach(
        (run, held) -> {
          if (held.lease.seconds > 0 && ++held.looks > held.lease.seconds * 1_000L / LOOK) {
            expired.add(run);
          }
        });
    return expired;
  }
}
