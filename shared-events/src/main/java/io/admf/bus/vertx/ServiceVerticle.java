package io.admf.bus.vertx;

import io.admf.bus.Addresses;
import io.admf.event.EventType;
import io.admf.flow.PlanJson;
import io.admf.plan.RunPlan;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service on the event bus: takes runs on and lets them go at its control address.
 *
 * <pre>
 * admf.service.&lt;name&gt;  {"command": "ping"}                                  → {"service", "runs"}
 *                      {"command": "deploy", "plan", "wire", "settings"}    → {"service", "run"}
 *                      {"command": "undeploy", "run"}                       → {"service", "run"}
 * </pre>
 *
 * A command that cannot be understood is refused with {@link #NOT_UNDERSTOOD}, a run that is here
 * already with {@link #UNDER_WAY}. A run that the service cannot take on is answered with {@code
 * "failure"} beside its name: what is told at the run's ERROR address too. To let go of a run that
 * is not here does nothing.
 */
public abstract class ServiceVerticle extends VerticleBase {

  /** The kind of control message that starts a run's data, once every service has taken it on. */
  public static final EventType GO = EventType.RUN;

  /** Failure code of a command that makes no sense. */
  public static final int NOT_UNDERSTOOD = 400;

  /** Failure code of a deployment of a run that is here already. */
  public static final int UNDER_WAY = 409;

  /** Failure code of a command that broke. */
  public static final int BROKEN = 500;

  private final String name;
  private final Map<String, Taken> runs = new LinkedHashMap<>();

  /** A run that was taken on. */
  private record Taken(RunChannel channel, RunSession session) {}

  /**
   * @param name the service's name in its control address
   */
  protected ServiceVerticle(String name) {
    this.name = name;
  }

  /**
   * Takes a run on.
   *
   * @param settings what this service alone needs to know
   */
  protected abstract RunSession open(RunPlan plan, RunChannel channel, JsonObject settings);

  @Override
  public Future<?> start() {
    return vertx.eventBus().consumer(Addresses.service(name).text(), this::answer).completion();
  }

  private void answer(Message<?> message) {
    if (!(message.body() instanceof JsonObject command)) {
      message.fail(NOT_UNDERSTOOD, "expected a command as a JSON object, was " + message.body());
      return;
    }
    try {
      command(message, command);
    } catch (RuntimeException e) {
      message.fail(BROKEN, e.toString());
    }
  }

  private void command(Message<?> message, JsonObject body) {
    switch (String.valueOf(body.getValue("command"))) {
      case "ping" -> message.reply(new JsonObject().put("service", name).put("runs", runs.size()));
      case "deploy" -> deploy(message, body);
      case "undeploy" -> {
        String run = String.valueOf(body.getValue("run"));
        undeploy(run);
        message.reply(new JsonObject().put("service", name).put("run", run));
      }
      case String other ->
          message.fail(
              NOT_UNDERSTOOD, "expected the command ping, deploy or undeploy, was " + other);
    }
  }

  private void deploy(Message<?> message, JsonObject body) {
    RunPlan plan;
    RunChannel channel;
    JsonObject settings;
    try {
      plan = PlanJson.read(String.valueOf(body.getValue("plan")));
      channel = new RunChannel(vertx, plan.runId(), name, body.getBoolean("wire", false));
      settings = body.getJsonObject("settings", new JsonObject());
    } catch (IllegalArgumentException | ClassCastException e) {
      message.fail(NOT_UNDERSTOOD, e.getMessage());
      return;
    }
    if (runs.containsKey(plan.runId())) {
      message.fail(UNDER_WAY, "run " + plan.runId() + " is under way here already");
      return;
    }
    JsonObject reply = new JsonObject().put("service", name).put("run", plan.runId());
    try {
      runs.put(plan.runId(), new Taken(channel, open(plan, channel, settings)));
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      channel.close();
      reply.put("failure", channel.fail(e));
    }
    message.reply(reply);
  }

  private void undeploy(String run) {
    Taken taken = runs.remove(run);
    if (taken != null) {
      taken.channel().close();
      taken.session().close();
    }
  }

  @Override
  public Future<?> stop() {
    List.copyOf(runs.keySet()).forEach(this::undeploy);
    return Future.succeededFuture();
  }
}
