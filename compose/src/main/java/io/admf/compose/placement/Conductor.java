package io.admf.compose.placement;

import io.admf.bus.Addresses;
import io.admf.bus.Subscription;
import io.admf.bus.vertx.Carrier;
import io.admf.bus.vertx.Carrier.Answer;
import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.ServiceHost;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.event.EventType;
import io.admf.event.InvariantException;
import io.admf.flow.PlanJson;
import io.admf.reporting.RunReport;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes one run through the services: waits until all are there, has them take the run on, starts
 * the data, watches over them, and has the results put in place. When a service is lost it waits
 * for it and begins again from the start, under another name: since everything is deterministic,
 * the second attempt says what the first would have said. Only it says that a run is a success.
 *
 * <p>For one context; whatever carries its messages also tells it how time goes by.
 */
final class Conductor {

  /** Milliseconds between two looks. */
  static final int LOOK = 250;

  private static final int SECOND = 1_000 / LOOK;
  private static final int ASK_FOR = 1_000;

  /** Milliseconds that an answer of a living service may take, as when it is very slow. */
  private static final int ANSWER_WITHIN = 20_000;

  private static final int COMMAND_FOR = 5_000;
  private static final int COMMAND_TIMES = 60;

  /** Looks after which a service that is nowhere to be found is lost. */
  private static final int GONE_AFTER = 5 * SECOND;

  /** Looks after which a service that is there and says nothing is lost; a slow one says little. */
  private static final int SILENT_AFTER = 30 * SECOND;

  private static final int NOT_HELD_TWICE = 2;
  private static final String REPORTING = "reporting";

  private final Carrier carrier;
  private final RunRequest request;
  private final Briefing briefing;
  private final Terms terms;
  private final Consumer<String> notices;
  private final Ended ended;
  private final List<String> services;
  private final String run;

  private Phase phase = Phase.GATHERING;
  private int attempt = 1;
  private int looks; // since the phase began
  private int time; // looks since the start
  private final List<Runnable> later = new ArrayList<>(); // at the next look
  private final Map<String, Watched> watched = new LinkedHashMap<>();
  private @Nullable RunChannel channel;
  private @Nullable Subscription clock;

  private enum Phase {
    GATHERING,
    DEPLOYING,
    RUNNING,
    COMMITTING,
    ENDED
  }

  /**
   * How a run is conducted.
   *
   * @param coordinator names the one who conducts, so that services know one from another
   * @param wire whether every message goes through the wire codec
   * @param tell whether services publish events for taps
   * @param leaseSeconds how long the coordinator may be silent before services let the run go; 0
   *     for ever
   * @param patienceSeconds how long services that are missing are waited for
   * @param attempts how often a run may begin
   */
  record Terms(
      String coordinator,
      boolean wire,
      boolean tell,
      int leaseSeconds,
      int patienceSeconds,
      int attempts) {}

  /** Hears how it ended, once. */
  interface Ended {
    void report(RunReport report);

    void failed(RuntimeException failure);
  }

  /** What is known of a service. */
  private static final class Watched {
    private int asked; // at which look, latest
    private boolean answered = true; // since then
    private boolean present;
    private boolean gone; // nobody is at its address
    private int goneLooks;
    private int silentLooks;
    private int notHeld;
  }

  /**
   * @param briefing what services need to know beside the plan
   * @param notices told what a user should know meanwhile
   */
  Conductor(
      Carrier carrier,
      RunRequest request,
      Briefing briefing,
      Terms terms,
      Consumer<String> notices,
      Ended ended) {
    this.carrier = carrier;
    this.request = request;
    this.briefing = briefing;
    this.terms = terms;
    this.notices = notices;
    this.ended = ended;
    this.services = request.topology().services();
    this.run = request.plan().runId();
  }

  /** Begins. */
  void start() {
    clock = carrier.every(LOOK, this::look);
    gather();
  }

  private void gather() {
    phase = Phase.GATHERING;
    looks = 0;
    services.forEach(service -> watched.put(service, new Watched()));
    services.forEach(this::ask);
  }

  private void look() {
    looks++;
    time++;
    services.forEach(this::ask);
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
    switch (phase) {
      case GATHERING -> {
        if (looks > terms.patienceSeconds * SECOND) {
          missing();
        }
      }
      case DEPLOYING, COMMITTING -> findLost();
      case RUNNING -> {
        if (carrier.lossy() && looks % SECOND == 0) {
          go();
        }
        findLost();
      }
      case ENDED -> {}
    }
  }

  private void findLost() {
    for (String service : services) {
      if (phase != Phase.ENDED && phase != Phase.GATHERING) {
        if (phase == Phase.COMMITTING && !service.equals(REPORTING)) {
          continue; // the others have done their part
        }
        Watched seen = watched(service);
        seen.silentLooks++;
        seen.goneLooks = seen.gone ? seen.goneLooks + 1 : 0;
        if (seen.goneLooks > GONE_AFTER) {
          lost(service, "has been gone for %d s".formatted(GONE_AFTER / SECOND));
        } else if (seen.silentLooks > SILENT_AFTER) {
          lost(service, "has not answered for %d s".formatted(SILENT_AFTER / SECOND));
        }
      }
    }
  }

  private Watched watched(String service) {
    return watched.computeIfAbsent(service, s -> new Watched());
  }

  /**
   * Asks a service whether it is alive and, in a run, whether it has it. One that has not answered
   * is asked again, but seldom: the question may be lost, or the service slow.
   */
  private void ask(String service) {
    Watched asked = watched(service);
    if (phase == Phase.ENDED || (!asked.answered && time - asked.asked < SECOND)) {
      return;
    }
    asked.asked = time;
    asked.answered = false;
    Phase then = phase;
    carrier.ask(
        ServiceHost.pulse(service),
        new JsonObject()
            .put("run", run)
            .put("attempt", attempt)
            .put("coordinator", terms.coordinator),
        ANSWER_WITHIN,
        answer -> {
          if (asked != watched.get(service)) {
            return; // of an attempt that is given up
          }
          if (answer.code() == Answer.NOBODY) {
            asked.gone = true;
            asked.answered = true;
          } else if (answer.given()) {
            asked.gone = false;
            asked.answered = true;
            heard(service, asked, answer.body().getBoolean("held", false), then);
          }
        });
  }

  private void heard(String service, Watched from, boolean held, Phase asked) {
    from.present = true;
    from.silentLooks = 0;
    if (phase == Phase.GATHERING) {
      if (watched.values().stream().allMatch(each -> each.present)) {
        deploy();
      }
    } else if (asked == phase && phase == Phase.RUNNING) { // a commitment says so by itself
      from.notHeld = held ? 0 : from.notHeld + 1;
      if (from.notHeld == NOT_HELD_TWICE) {
        lost(service, "was started anew");
      }
    }
  }

  private void missing() {
    List<String> absent = services.stream().filter(service -> !watched(service).present).toList();
    fail(
        new ServicesMissingException(
            "expected the services %s, missing %s after %d s; start each with: admf service NAME"
                .formatted(
                    String.join(", ", services),
                    absent.size() == 1
                        ? "is " + absent.getFirst()
                        : "are " + String.join(", ", absent),
                    terms.patienceSeconds)));
  }

  private void deploy() {
    phase = Phase.DEPLOYING;
    looks = 0;
    RunChannel now = new RunChannel(carrier, ServiceHost.key(run, attempt), "coordinator");
    channel = now;
    int mine = attempt;
    now.listenControl(
        EventType.ERROR,
        message -> {
          if (mine == attempt) {
            fail(failure(message));
          }
        });
    now.listenControl(
        EventType.RUN,
        message -> {
          if (mine == attempt && phase == Phase.RUNNING && message.getBoolean("ready", false)) {
            phase = Phase.COMMITTING;
            commit();
          }
        });
    deployFrom(0);
  }

  private void deployFrom(int next) {
    if (next == services.size()) {
      phase = Phase.RUNNING;
      looks = 0;
      notices.accept("all services have taken the run on (attempt %d)".formatted(attempt));
      go();
      return;
    }
    JsonObject command =
        new JsonObject()
            .put("command", "deploy")
            .put("plan", PlanJson.write(request.plan()))
            .put("attempt", attempt)
            .put("coordinator", terms.coordinator)
            .put("lease_seconds", terms.leaseSeconds)
            .put("wire", terms.wire)
            .put("tell", terms.tell)
            .put("settings", briefing.of(services.get(next)));
    command(
        services.get(next),
        command,
        Phase.DEPLOYING,
        reply -> {
          JsonObject failure = reply.getJsonObject("failure");
          if (failure != null) {
            fail(failure(failure));
          } else {
            deployFrom(next + 1);
          }
        });
  }

  private void go() {
    RunChannel now = channel;
    if (now != null) {
      now.control(ServiceVerticle.GO, new JsonObject().put("go", true));
    }
  }

  private void commit() {
    command(
        REPORTING,
        new JsonObject().put("command", "commit").put("run", run).put("attempt", attempt),
        Phase.COMMITTING,
        reply ->
            end(
                () ->
                    ended.report(
                        new RunReport(
                            Path.of(reply.getString("folder")),
                            reply.getString("digest"),
                            reply.getString("json"),
                            reply.getString("text")))));
  }

  /** Has a service do something, and asks again where the answer does not come. */
  private void command(
      String service, JsonObject command, Phase during, Consumer<JsonObject> reply) {
    command(service, command, during, reply, 1);
  }

  private void command(
      String service, JsonObject command, Phase during, Consumer<JsonObject> reply, int times) {
    int mine = attempt;
    carrier.ask(
        Addresses.service(service),
        command,
        COMMAND_FOR,
        answer -> {
          if (mine != attempt || phase != during) {
            return; // of an attempt that is given up
          }
          if (answer.given()) {
            reply.accept(answer.body());
          } else if (answer.code() == ServiceVerticle.NOT_HERE) {
            lost(service, "was started anew");
          } else if (!answer.unheard() || times == COMMAND_TIMES) {
            fail(
                new IllegalStateException(
                    "the %s service refused to %s: %s"
                        .formatted(service, command.getString("command"), answer.reason())));
          } else {
            later.add(
                () -> {
                  if (mine == attempt && phase == during) {
                    command(service, command, during, reply, times + 1);
                  }
                });
          }
        });
  }

  private void lost(String service, String how) {
    if (attempt == terms.attempts) {
      fail(
          new ServicesMissingException(
              "the %s service %s in attempt %d of %d; no results were written"
                  .formatted(service, how, attempt, terms.attempts)));
      return;
    }
    notices.accept(
        "the %s service %s: the run begins again when it is back (attempt %d of %d)"
            .formatted(service, how, attempt + 1, terms.attempts));
    release(answered -> {});
    attempt++;
    gather();
  }

  /** Has all services let go of this attempt. */
  private void release(Consumer<String> answered) {
    RunChannel now = channel;
    if (now != null) {
      now.close();
      channel = null;
    }
    for (String service : services) {
      carrier.ask(
          Addresses.service(service),
          new JsonObject().put("command", "undeploy").put("run", run).put("attempt", attempt),
          ASK_FOR,
          answer -> answered.accept(service));
    }
  }

  private void fail(RuntimeException failure) {
    end(() -> ended.failed(failure));
  }

  private void end(Runnable told) {
    if (phase == Phase.ENDED) {
      return;
    }
    phase = Phase.ENDED;
    if (clock != null) {
      clock.cancel();
    }
    Set<String> left = new LinkedHashSet<>(services);
    release(
        service -> {
          if (left.remove(service) && left.isEmpty()) {
            told.run();
          }
        });
  }

  /** A failure as the service told it, as the kind of exception that it was there. */
  private static RuntimeException failure(JsonObject message) {
    if ("bad_input".equals(message.getString("kind"))) {
      List<Problem> problems = new ArrayList<>();
      JsonArray told = message.getJsonArray("problems");
      for (int i = 0; i < told.size(); i++) {
        JsonObject each = told.getJsonObject(i);
        problems.add(new Problem(each.getString("where"), each.getString("message")));
      }
      return new BadInputException(problems);
    }
    if ("invariant".equals(message.getString("kind"))) {
      return InvariantException.told(message.getString("message"));
    }
    return new IllegalStateException(
        "the %s service failed: %s (%s)"
            .formatted(
                message.getString("service"),
                message.getString("message"),
                message.getString("type")));
  }
}
