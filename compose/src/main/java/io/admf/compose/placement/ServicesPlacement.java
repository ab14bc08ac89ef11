package io.admf.compose.placement;

import io.admf.bus.Addresses;
import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.ServiceMain;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.data.DataVerticle;
import io.admf.event.EventType;
import io.admf.event.InvariantException;
import io.admf.execution.ExecutionVerticle;
import io.admf.flow.PlanJson;
import io.admf.ledger.LedgerVerticle;
import io.admf.plan.RunPlan;
import io.admf.portfolio.PortfolioVerticle;
import io.admf.reporting.ReportingVerticle;
import io.admf.reporting.RunReport;
import io.admf.strategy.StrategyVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Six verticles in this JVM that speak only over their addresses on the event bus. What they
 * exchange can be forced through the wire codec, so that a test on one machine goes through all
 * that a cluster does.
 */
public final class ServicesPlacement implements Placement {

  private final LongSupplier nanoTime;
  private final boolean forceWire;

  /**
   * @param nanoTime a clock for the elapsed time in the report; no event sees it
   * @param forceWire whether every message goes through the wire codec
   */
  public ServicesPlacement(LongSupplier nanoTime, boolean forceWire) {
    this.nanoTime = nanoTime;
    this.forceWire = forceWire;
  }

  @Override
  public String name() {
    return "services";
  }

  @Override
  public RunReport run(RunRequest request) {
    Vertx vertx = Vertx.vertx();
    try {
      return await(deployServices(vertx, request).compose(deployed -> coordinate(vertx, request)));
    } finally {
      await(vertx.close());
    }
  }

  private Future<?> deployServices(Vertx vertx, RunRequest request) {
    List<Supplier<ServiceVerticle>> verticles =
        List.of(
            () -> new DataVerticle(request.components()),
            () -> new StrategyVerticle(request.components()),
            () -> new PortfolioVerticle(request.components()),
            () -> new ExecutionVerticle(request.components()),
            LedgerVerticle::new,
            () -> new ReportingVerticle(request.components(), nanoTime));
    return Future.all(
        verticles.stream()
            .map(verticle -> vertx.deployVerticle(verticle.get(), ServiceMain.options()))
            .toList());
  }

  /** Has every service take the run on, starts the data, and waits for the report or a failure. */
  private Future<RunReport> coordinate(Vertx vertx, RunRequest request) {
    RunPlan plan = request.plan();
    RunChannel channel = new RunChannel(vertx, plan.runId(), "coordinator", forceWire);
    Promise<RunReport> report = Promise.promise();
    channel.listenControl(EventType.ERROR, message -> report.tryFail(failure(message)));
    channel.listenControl(
        EventType.RUN,
        message -> {
          if (message.containsKey("folder")) {
            report.tryComplete(
                new RunReport(
                    Path.of(message.getString("folder")),
                    message.getString("digest"),
                    message.getString("json"),
                    message.getString("text")));
          }
        });
    JsonObject settings = settings(request);
    Future<?> deployed = Future.succeededFuture();
    for (String service : request.topology().services()) {
      JsonObject command =
          new JsonObject()
              .put("command", "deploy")
              .put("plan", PlanJson.write(plan))
              .put("wire", forceWire)
              .put("settings", settings);
      deployed = deployed.compose(before -> deploy(vertx, service, command));
    }
    return deployed
        .onFailure(report::tryFail)
        .compose(
            all -> {
              channel.control(ServiceVerticle.GO, new JsonObject().put("go", true));
              return report.future();
            })
        .eventually(() -> teardown(vertx, request, channel));
  }

  private static Future<?> deploy(Vertx vertx, String service, JsonObject command) {
    return vertx
        .eventBus()
        .<JsonObject>request(Addresses.service(service).text(), command)
        .map(
            reply -> {
              JsonObject failure = reply.body().getJsonObject("failure");
              if (failure != null) {
                throw failure(failure);
              }
              return reply;
            });
  }

  private JsonObject settings(RunRequest request) {
    return new JsonObject()
        .put("name", request.name())
        .put("config_hash", request.configHash())
        .put("code_version", request.codeVersion())
        .put("placement", name())
        .put("experiment", request.experiment())
        .put("results", request.results().toString())
        .put("trace", request.trace().name())
        .put("risk_free", request.reporting().riskFree())
        .put("kept", request.reporting().kept())
        .put("periods_per_year", request.reporting().periodsPerYear());
  }

  private static Future<?> teardown(Vertx vertx, RunRequest request, RunChannel channel) {
    channel.close();
    List<Future<?>> gone = new ArrayList<>();
    for (String service : request.topology().services()) {
      gone.add(
          vertx
              .eventBus()
              .request(
                  Addresses.service(service).text(),
                  new JsonObject().put("command", "undeploy").put("run", request.plan().runId())));
    }
    return Future.join(gone);
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

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
