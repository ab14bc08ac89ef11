package io.admf.cluster;

import io.admf.config.BadInputException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Health and metrics of this process for whoever operates it.
 *
 * <pre>
 * /metrics        figures, in Prometheus's text form
 * /health/live    200 while the process turns
 * /health/ready   200 while it is a member and its part is deployed, else 503
 * </pre>
 */
public final class OperationsServer {

  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final int LONGEST_HEADERS = 8_192;

  private final Cluster cluster;
  private final HealthChecks live;
  private final HealthChecks readiness;
  private volatile boolean ready;
  private @Nullable HttpServer server;

  private OperationsServer(Cluster cluster) {
    this.cluster = cluster;
    Vertx vertx = cluster.vertx();
    this.live = HealthChecks.create(vertx).register("event-loop", check -> check.complete());
    this.readiness =
        HealthChecks.create(vertx)
            .register("cluster", check -> check.complete(status(cluster.joined())))
            .register("deployed", check -> check.complete(status(ready)));
  }

  private static Status status(boolean good) {
    return good ? Status.OK() : Status.KO();
  }

  /**
   * Starts to listen, unless it is configured not to. Says that it is not ready yet.
   *
   * @throws BadInputException if the port cannot be had
   */
  public static OperationsServer start(Cluster cluster, SystemConfig.Operations config) {
    OperationsServer operations = new OperationsServer(cluster);
    Integer port = config.port();
    if (port != null) {
      operations.listen(port, config.bind());
    }
    return operations;
  }

  private void listen(int port, String bind) {
    HttpServerOptions options =
        new HttpServerOptions().setMaxHeaderSize(LONGEST_HEADERS).setMaxInitialLineLength(1_024);
    try {
      server =
          cluster
              .vertx()
              .createHttpServer(options)
              .requestHandler(this::answer)
              .listen(port, bind)
              .toCompletionStage()
              .toCompletableFuture()
              .join();
    } catch (CompletionException e) {
      throw new BadInputException(
          "operations.port " + port, "cannot listen at %s: %s".formatted(bind, e.getCause()));
    }
  }

  /** Whether it listens. */
  public boolean isOn() {
    return server != null;
  }

  /** Where it listens, as {@code http://127.0.0.1:41234}. */
  public String url() {
    if (server == null) {
      throw new IllegalStateException("expected a server that listens, was off");
    }
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** Says from now on whether this process can take work on. */
  public void ready(boolean now) {
    ready = now;
  }

  private void answer(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.GET)) {
      request.response().setStatusCode(405).end();
      return;
    }
    switch (String.valueOf(request.path())) {
      case "/metrics" ->
          request
              .response()
              .putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS)
              .end(cluster.meters().text());
      case "/health/live" -> health(request, live.checkStatus());
      case "/health/ready" -> health(request, readiness.checkStatus());
      default -> request.response().setStatusCode(404).end("There is no such page.\n");
    }
  }

  private static void health(HttpServerRequest request, Future<CheckResult> checked) {
    checked
        .onSuccess(
            result ->
                request
                    .response()
                    .setStatusCode(CheckResult.isUp(result) ? 200 : 503)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(json(result).toBuffer()))
        .onFailure(failure -> request.response().setStatusCode(500).end());
  }

  private static JsonObject json(CheckResult result) {
    JsonObject json = new JsonObject().put("status", CheckResult.isUp(result) ? "UP" : "DOWN");
    JsonObject checks = new JsonObject();
    for (CheckResult check : result.getChecks()) {
      checks.put(check.getId(), CheckResult.isUp(check) ? "UP" : "DOWN");
    }
    return json.put("checks", checks);
  }
}
