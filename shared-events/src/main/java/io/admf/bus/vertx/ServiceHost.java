package io.admf.bus.vertx;

import io.admf.bus.Address;
import io.admf.bus.Addresses;
import io.admf.bus.Subscription;
import io.admf.bus.vertx.Carrier.Answer;
import io.admf.flow.PlanJson;
import io.admf.plan.RunPlan;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a service does with commands, whatever carries them: takes runs on, puts their results in
 * place and lets them go. For one context; only {@link #pulse} may be asked on another.
 */
public final class ServiceHost {

  private final String name;
  private final Opener opener;
  private final Carriers carriers;
  private final Leases leases = new Leases();
  private final Map<String, Taken> runs = new LinkedHashMap<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private boolean stopping;

  /** Takes a run on. */
  @FunctionalInterface
  interface Opener {
    RunSession open(RunPlan plan, RunChannel channel, JsonObject settings);
  }

  /** Gives what carries the messages of a run. */
  @FunctionalInterface
  interface Carriers {
    /** One for a run, of which every message goes through the wire codec if need be. */
    Carrier of(boolean wire);
  }

  /** A run that was taken on, and its name in addresses. */
  private record Taken(RunChannel channel, RunSession session, String addresses) {}

  ServiceHost(String name, Opener opener, Carriers carriers) {
    this.name = name;
    this.opener = opener;
    this.carriers = carriers;
  }

  /** Where a service is asked whether it is alive, and told that a run goes on. */
  public static Address pulse(String service) {
    return Addresses.service(service + "_pulse");
  }

  /** Begins to answer. */
  public void start(Carrier carrier) {
    subscriptions.add(carrier.answer(Addresses.service(name), this::answer));
    subscriptions.add(carrier.every(Leases.LOOK, this::look));
  }

  /** Begins to answer whether it is alive; may be on another context. */
  public Subscription startPulse(Carrier carrier) {
    return carrier.answer(
        pulse(name), (question, answer) -> answer.accept(leases.hold(name, question)));
  }

  private void answer(Object question, Consumer<Answer> to) {
    if (!(question instanceof JsonObject command)) {
      to.accept(
          Answer.refusal(
              ServiceVerticle.NOT_UNDERSTOOD,
              "expected a command as a JSON object, was " + question));
      return;
    }
    Answer answer = carriedOut(command);
    Taken taken =
        "deploy".equals(command.getValue("command")) && answer.given()
            ? runs.get(answer.body().getString("run"))
            : null;
    if (taken == null) {
      to.accept(answer);
    } else {
      taken.channel().settled(() -> to.accept(answer)); // else what is said first may be missed
    }
  }

  private Answer carriedOut(JsonObject body) {
    try {
      return command(body);
    } catch (RuntimeException e) {
      return Answer.refusal(ServiceVerticle.BROKEN, e.toString());
    }
  }

  private Answer command(JsonObject body) {
    String run = String.valueOf(body.getValue("run"));
    JsonObject reply = new JsonObject().put("service", name);
    return switch (String.valueOf(body.getValue("command"))) {
      case "ping" -> Answer.reply(reply.put("runs", runs.size()));
      case "deploy" -> deploy(body);
      case "commit" -> commit(run, body.getInteger("attempt", 1));
      case "dead_letters" -> deadLetters(run, reply);
      case "tap" -> tap(run, body.getBoolean("on", true), reply);
      case "undeploy" -> {
        if (leases.mayDrop(
            run, body.getInteger("attempt", Integer.MAX_VALUE), body.getString("coordinator"))) {
          undeploy(run);
        }
        yield Answer.reply(reply.put("run", run));
      }
      case String other ->
          Answer.refusal(
              ServiceVerticle.NOT_UNDERSTOOD,
              "expected the command ping, deploy, commit, dead_letters, tap or undeploy, was "
                  + other);
    };
  }

  private Answer deploy(JsonObject body) {
    if (stopping) {
      return Answer.refusal(Answer.SILENCE, "the %s service stops".formatted(name));
    }
    RunPlan plan;
    RunChannel channel;
    String addresses;
    Leases.Lease lease;
    JsonObject settings;
    try {
      plan = PlanJson.read(String.valueOf(body.getValue("plan")));
      lease =
          new Leases.Lease(
              body.getInteger("attempt", 1),
              body.getString("coordinator", ""),
              body.getInteger("lease_seconds", 0));
      settings = body.getJsonObject("settings", new JsonObject());
      boolean wire = body.getBoolean("wire", false);
      JsonObject reply = new JsonObject().put("service", name).put("run", plan.runId());
      if (runs.containsKey(plan.runId())) {
        if (leases.is(plan.runId(), lease)) {
          return Answer.reply(reply); // asked again, since the answer was lost
        }
        if (!leases.yields(plan.runId(), lease)) {
          return Answer.refusal(
              ServiceVerticle.UNDER_WAY,
              "run %s is under way already, for another coordinator".formatted(plan.runId()));
        }
        undeploy(plan.runId());
      }
      addresses = body.getString("addresses", plan.runId());
      channel = new RunChannel(carriers.of(wire), addresses, name);
      channel.telling(body.getBoolean("tell", true));
    } catch (IllegalArgumentException | ClassCastException e) {
      return Answer.refusal(ServiceVerticle.NOT_UNDERSTOOD, String.valueOf(e.getMessage()));
    }
    JsonObject reply = new JsonObject().put("service", name).put("run", plan.runId());
    try {
      runs.put(plan.runId(), new Taken(channel, opener.open(plan, channel, settings), addresses));
      leases.take(plan.runId(), lease);
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      reply.put("failure", channel.fail(e));
      channel.close();
    }
    return Answer.reply(reply);
  }

  private Answer commit(String run, int attempt) {
    Taken taken = runs.get(run);
    if (taken == null || leases.attempt(run) != attempt) {
      return Answer.refusal(
          ServiceVerticle.NOT_HERE, "attempt %d of run %s is not here".formatted(attempt, run));
    }
    return Answer.reply(taken.session().commit());
  }

  private Answer deadLetters(String run, JsonObject reply) {
    Taken taken = runs.get(run);
    return taken == null
        ? Answer.refusal(ServiceVerticle.NOT_HERE, "run %s is not here".formatted(run))
        : Answer.reply(
            reply
                .put("count", taken.channel().deadLetters().count())
                .put("latest", taken.channel().deadLetters().list()));
  }

  private Answer tap(String run, boolean on, JsonObject reply) {
    Taken taken = runs.get(run);
    if (taken == null) {
      return Answer.refusal(ServiceVerticle.NOT_HERE, "run %s is not here".formatted(run));
    }
    taken.channel().telling(on);
    return Answer.reply(reply.put("run", run).put("addresses", taken.addresses()).put("tells", on));
  }

  private void undeploy(String run) {
    leases.drop(run);
    Taken taken = runs.remove(run);
    if (taken != null) {
      taken.channel().close();
      taken.session().close();
    }
  }

  /** Lets go of runs whose coordinator has not been heard of for as long as their lease says. */
  private void look() {
    leases.expired().forEach(this::undeploy);
  }

  /** How many runs are here. */
  public int runs() {
    return runs.size();
  }

  /** Lets go of all runs and stops answering. */
  public void stop() {
    stopping = true;
    subscriptions.forEach(Subscription::cancel);
    subscriptions.clear();
    List.copyOf(runs.keySet()).forEach(this::undeploy);
  }
}
