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
import java.util.Map;

/**
 * A service on the event bus: takes runs on and lets them go at its control address.
 *
 * <pre>
 * admf.service.&lt;name&gt;  {"command": "ping"}                                  → {"service", "runs"}
 *                      {"command": "deploy", "plan", "wire", "settings"}    → {"service", "run"}
 *                      {"command": "undeploy", "run"}                       → {"service", "run"}
 * </pre>
 */
public abstract class ServiceVerticle extends VerticleBase {

  private final String name;
  private final Map<String, RunSession> sessions = new LinkedHashMap<>();
  private final Map<String, RunChannel> channels = new LinkedHashMap<>();

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
    return vertx
        .eventBus()
        .<JsonObject>consumer(Addresses.service(name).text(), this::command)
        .completion();
  }

  private void command(Message<JsonObject> message) {
    JsonObject body = message.body();
    switch (String.valueOf(body.getString("command"))) {
      case "ping" ->
          message.reply(new JsonObject().put("service", name).put("runs", sessions.size()));
      case "deploy" -> deploy(message, body);
      case "undeploy" -> {
        String run = String.valueOf(body.getString("run"));
        undeploy(run);
        message.reply(new JsonObject().put("service", name).put("run", run));
      }
      case String other ->
          message.fail(400, "expected the command ping, deploy or undeploy, was " + other);
    }
  }

  private void deploy(Message<JsonObject> message, JsonObject body) {
    RunPlan plan;
    try {
      plan = PlanJson.read(String.valueOf(body.getString("plan")));
    } catch (IllegalArgumentException e) {
      message.fail(400, e.getMessage());
      return;
    }
    if (sessions.containsKey(plan.runId())) {
      message.fail(409, "run " + plan.runId() + " is under way here already");
      return;
    }
    RunChannel channel = new RunChannel(vertx, plan.runId(), name, body.getBoolean("wire", false));
    channels.put(plan.runId(), channel);
    channel.guard(
        () ->
            sessions.put(
                plan.runId(),
                open(plan, channel, body.getJsonObject("settings", new JsonObject()))));
    message.reply(new JsonObject().put("service", name).put("run", plan.runId()));
  }

  private void undeploy(String run) {
    RunChannel channel = channels.remove(run);
    if (channel != null) {
      channel.close();
    }
    RunSession session = sessions.remove(run);
    if (session != null) {
      session.close();
    }
  }

  @Override
  public Future<?> stop() {
    for (String run : java.util.List.copyOf(sessions.keySet())) {
      undeploy(run);
    }
    return Future.succeededFuture();
  }

  /** The kind of control message that starts a run's data, once every service has taken it on. */
  public static final EventType GO = EventType.RUN;
}
