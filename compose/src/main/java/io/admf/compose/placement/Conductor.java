package io.admf.compose.placement;

import io.admf.bus.Addresses;
import io.admf.bus.Subscription;
import io.admf.bus.vertx.Carrier;
import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.event.EventType;
import io.admf.flow.PlanJson;
import io.admf.reporting.RunReport;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
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

  /** Looks in a second. */
  static final int SECOND = 1_000 / LOOK;

  private static final int ASK_FOR = 1_000;
  private static final int COMMAND_FOR = 5_000;
  private static final int COMMANDED_FOR = 300 * SECOND;
  private static final int UNDER_WAY_FOR = 5 * SECOND;
  private static final String REPORTING = "reporting";
  private static final String PLACED =
      "its results were being put in place, where they may be, complete";
  private static final int KEY = 8; // characters of a coordinator's name in addresses

  private final Carrier carrier;
  private final RunRequest request;
  private final Briefing briefing;
  private final Terms terms;
  private final Consumer<String> notices;
  private final Ended ended;
  private final List<String> services;
  private final String run;
  private final Roll roll;

  private Phase phase = Phase.GATHERING;
  private int attempt = 1;
  private int looks;
  private int underWay; // times that a service had the run for another coordinator
  private boolean placing; // results, in this attempt or one before
  private @Nullable Runnable again; // at the next look
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
    this.roll =
        new Roll(
            carrier,
            services,
            new JsonObject().put("run", run).put("coordinator", terms.coordinator),
            new Roll.Listener() {
              @Override
              public void complete() {
                deploy();
              }

              @Override
              public void lost(String service, String how) {
                Conductor.this.lost(service, how);
              }
            });
  }

  /** Begins. */
  void start() {
    clock = carrier.every(LOOK, this::look);
    gather();
  }

  private void gather() {
    phase = Phase.GATHERING;
    looks = 0;
    again = null;
    roll.call(attempt);
  }

  private void look() {
    looks++;
    roll.look();
    Runnable due = again;
    if (due != null) {
      again = null;
      due.run();
    }
    switch (phase) {
      case GATHERING -> {
        if (looks > terms.patienceSeconds * SECOND) {
          missing(roll.absent());
        }
      }
      case DEPLOYING -> roll.findLost(services);
      case COMMITTING -> roll.findLost(List.of(REPORTING)); // the others have done their part
      case RUNNING -> {
        if (carrier.lossy() && looks % SECOND == 0) {
          go();
        }
        roll.findLost(services);
      }
      case ENDED -> {}
    }
  }

  private void missing(List<String> absent) {
    fail(
        new ServicesMissingException(
            "expected the services %s, missing %s after %d s; start each with: admf service NAME%s"
                .formatted(
                    String.join(", ", services),
                    absent.size() == 1
                        ? "is " + absent.getFirst()
                        : "are " + String.join(", ", absent),
                    terms.patienceSeconds,
                    placing ? "; " + PLACED : "")));
  }

  private void deploy() {
    phase = Phase.DEPLOYING;
    looks = 0;
    underWay = 0;
    RunChannel now = new RunChannel(carrier, addresses(), "coordinator");
    channel = now;
    int mine = attempt;
    now.listenControl(
        EventType.ERROR,
        message -> {
          if (mine == attempt) {
            fail(ToldFailure.of(message));
          }
        });
    now.listenControl(
        EventType.RUN,
        message -> {
          if (mine == attempt && phase == Phase.RUNNING && message.getBoolean("ready", false)) {
            phase = Phase.COMMITTING;
            looks = 0;
            placing = true;
            roll.expectRun(false); // the commitment says so by itself
            commit();
          }
        });
    deployFrom(0);
  }

  /**
   * The run's name in addresses: another one for each attempt of each coordinator, so that nothing
   * said in one is heard in the next, however late it comes.
   */
  private String addresses() {
    return terms.leaseSeconds == 0
        ? run
        : "%s-%s-%d"
            .formatted(
                run,
                terms.coordinator.substring(0, Math.min(KEY, terms.coordinator.length())),
                attempt);
  }

  private void deployFrom(int next) {
    if (next == services.size()) {
      phase = Phase.RUNNING;
      looks = 0;
      roll.expectRun(true);
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
            .put("addresses", addresses())
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
            fail(ToldFailure.of(failure));
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
          } else if (mayYet(answer.code())) {
            again = () -> command(service, command, during, reply);
          } else {
            fail(
                new IllegalStateException(
                    "the %s service refused to %s: %s"
                        .formatted(service, command.getString("command"), answer.reason())));
          }
        });
  }

  /** Whether a service that refused may yet do what it was told. */
  private boolean mayYet(int code) {
    if (code == ServiceVerticle.UNDER_WAY && terms.leaseSeconds > 0) {
      return ++underWay < UNDER_WAY_FOR; // its coordinator may have died
    }
    return code < 0 && looks < COMMANDED_FOR; // nobody has heard it
  }

  private void lost(String service, String how) {
    if (attempt == terms.attempts) {
      fail(
          new ServicesMissingException(
              "the %s service %s in attempt %d of %d; %s"
                  .formatted(
                      service,
                      how,
                      attempt,
                      terms.attempts,
                      placing ? PLACED : "no results were written")));
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
          new JsonObject()
              .put("command", "undeploy")
              .put("run", run)
              .put("attempt", attempt)
              .put("coordinator", terms.coordinator),
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
    again = null;
    roll.end();
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
}
