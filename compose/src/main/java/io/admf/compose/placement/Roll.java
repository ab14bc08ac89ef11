package io.admf.compose.placement;

import io.admf.bus.vertx.Carrier;
import io.admf.bus.vertx.Carrier.Answer;
import io.admf.bus.vertx.ServiceHost;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which services of a run are there: asks each for its pulse, again and again. A service is lost
 * when nobody is at its address, when it is silent for long, and when it should have the run and
 * says twice that it has not.
 */
final class Roll {

  /** Milliseconds that an answer of a living service may take, as when it is very slow. */
  private static final int ANSWER_WITHIN = 20_000;

  /** Looks after which a service that is nowhere to be found is lost. */
  private static final int GONE_AFTER = 5 * Conductor.SECOND;

  /** Looks after which a service that is there and says nothing is lost; a slow one says little. */
  private static final int SILENT_AFTER = 30 * Conductor.SECOND;

  /** Looks after which a service that has answered is asked again. */
  private static final int SEEN_EVERY = Conductor.SECOND / 2;

  private static final int NOT_HELD_TWICE = 2;

  private final Carrier carrier;
  private final List<String> services;
  private final JsonObject question;
  private final Listener listener;
  private final Map<String, Seen> seen = new LinkedHashMap<>();
  private boolean held; // whether they should have the run
  private int looks;
  private int era; // what was asked in one before says nothing of now

  /** Hears what is found. */
  interface Listener {

    /** All services are there. */
    void complete();

    /** A service is lost. */
    void lost(String service, String how);
  }

  /** What is known of a service. */
  private static final class Seen {
    private int asked; // at which look, latest
    private boolean answered = true; // since then
    private boolean present;
    private boolean gone; // nobody is at its address
    private int goneLooks;
    private int silentLooks;
    private int notHeld;
  }

  /**
   * @param question names the run and its coordinator
   */
  Roll(Carrier carrier, List<String> services, JsonObject question, Listener listener) {
    this.carrier = carrier;
    this.services = services;
    this.question = question;
    this.listener = listener;
  }

  /** Calls all: nobody has been seen. */
  void call(int attempt) {
    question.put("attempt", attempt);
    expectRun(false);
    services.forEach(service -> seen.put(service, new Seen()));
    services.forEach(this::ask);
  }

  /** From now on those that are asked should have the run, or need not. */
  void expectRun(boolean held) {
    this.held = held;
    era++;
  }

  /** Asks again. */
  void look() {
    looks++;
    services.forEach(this::ask);
  }

  /**
   * Counts another look, and tells of the first service that has been gone or silent for too long.
   *
   * @param needed those that must be there
   */
  void findLost(List<String> needed) {
    String lost = null;
    for (String service : needed) {
      Seen each = asked(service);
      each.silentLooks++;
      each.goneLooks = each.gone ? each.goneLooks + 1 : 0;
      boolean missed = each.goneLooks > GONE_AFTER || each.silentLooks > SILENT_AFTER;
      lost = missed && lost == null ? service : lost;
    }
    if (lost != null) {
      boolean gone = asked(lost).goneLooks > GONE_AFTER;
      listener.lost(
          lost,
          "has %s for %d s"
              .formatted(
                  gone ? "been gone" : "not answered",
                  (gone ? GONE_AFTER : SILENT_AFTER) / Conductor.SECOND));
    }
  }

  /** Those that have not been seen since they were called. */
  List<String> absent() {
    return services.stream().filter(service -> !asked(service).present).toList();
  }

  /** Nobody is asked any more, or told. */
  void end() {
    seen.clear();
    era++;
  }

  private Seen asked(String service) {
    return seen.computeIfAbsent(service, s -> new Seen());
  }

  /**
   * Asks a service; one that was seen twice a second, one that has not answered once: it may be
   * slow.
   */
  private void ask(String service) {
    Seen asked = asked(service);
    int since = looks - asked.asked;
    if (asked.answered ? asked.present && since < SEEN_EVERY : since < Conductor.SECOND) {
      return;
    }
    asked.asked = looks;
    asked.answered = false;
    int then = era;
    carrier.ask(
        ServiceHost.pulse(service),
        question.copy(),
        ANSWER_WITHIN,
        answer -> {
          if (asked != seen.get(service)) {
            return; // of an attempt that is given up
          }
          asked.gone = answer.code() == Answer.NOBODY || (asked.gone && !answer.given());
          asked.answered = asked.answered || answer.given() || answer.code() == Answer.NOBODY;
          if (answer.given()) {
            heard(service, asked, answer.body().getBoolean("held", false), then);
          }
        });
  }

  private void heard(String service, Seen from, boolean has, int asked) {
    boolean first = !from.present;
    from.present = true;
    from.silentLooks = 0;
    if (first && absent().isEmpty()) {
      listener.complete();
    } else if (held && asked == era) {
      from.notHeld = has ? 0 : from.notHeld + 1;
      if (from.notHeld == NOT_HELD_TWICE) {
        listener.lost(service, "was started anew");
      }
    }
  }
}
