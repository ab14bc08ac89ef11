package io.admf.reporting;

import io.admf.reporting.page.Assets;
import io.admf.reporting.page.TearSheet;
import io.admf.reporting.web.RunListPage;
import io.admf.reporting.web.RunShelf;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows the runs of a results folder to a browser on this machine. Reads only; listens on the
 * loopback address and answers only who asks for it by a loopback name.
 *
 * <pre>
 * /                      the list of runs
 * /runs/ID               the tear sheet of a run
 * /runs/ID/FILE          a file of the run: summary.json, fills.csv, portfolio_c0001/metrics.json…
 * /static/FILE           the pages' script and style
 * /health                {"status":"UP"}
 * </pre>
 */
public final class ReportingWeb extends VerticleBase {

  private static final String HOST = "127.0.0.1";
  private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final String LINKED =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final String SELF_CONTAINED = // the page's own policy narrows the scripts down
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final RunShelf shelf;
  private final int wantedPort;
  private @Nullable HttpServer server;

  /**
   * @param results the folder of all runs
   * @param port where to listen; 0 for any free port
   */
  public ReportingWeb(Path results, int port) {
    this.shelf = new RunShelf(results);
    this.wantedPort = port;
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer(new HttpServerOptions().setCompressionSupported(true))
        .requestHandler(routes())
        .listen(wantedPort, HOST)
        .onSuccess(listening -> server = listening);
  }

  @Override
  public Future<?> stop() {
    return server == null ? Future.succeededFuture() : server.close();
  }

  /** The port that it listens on. */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("expected a started server, was not started");
    }
    return server.actualPort();
  }

  private Router routes() {
    Router router = Router.router(vertx);
    router.route().handler(ReportingWeb::guard);
    router.get("/").handler(context -> answer(context, "text/html", this::list));
    router.get("/health").handler(context -> answer(context, "application/json", this::health));
    router.get("/static/:name").handler(this::asset);
    router.get("/runs/:run").handler(this::page);
    router.get("/runs/:run/:file").handler(this::file);
    router.get("/runs/:run/:container/:file").handler(this::file);
    router.route().handler(ReportingWeb::notFound);
    return router;
  }

  private static void guard(RoutingContext context) {
    HttpServerResponse response = context.response();
    response.putHeader("Content-Security-Policy", LINKED);
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("X-Frame-Options", "DENY");
    response.putHeader("Referrer-Policy", "no-referrer");
    response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    var authority = context.request().authority();
    if (authority == null || !NAMES.contains(authority.host())) {
      context.response().setStatusCode(403).end("Ask for this page by the name localhost.\n");
    } else {
      context.next();
    }
  }

  private Buffer list() throws Exception {
    return Buffer.buffer(RunListPage.of(shelf.runs(), "/static"));
  }

  private Buffer health() throws Exception {
    JsonObject health = new JsonObject().put("status", "UP").put("runs", shelf.runs().size());
    return health.toBuffer();
  }

  private void page(RoutingContext context) {
    String run = parameter(context, "run");
    answer(
        context,
        "text/html",
        () -> {
          Path report = shelf.file(run, "report.json");
          return report == null
              ? null
              : Buffer.buffer(
                  TearSheet.linked(Files.readAllBytes(report), "/static", "/", "/runs/" + run));
        });
  }

  private void file(RoutingContext context) {
    String run = parameter(context, "run");
    String container = parameter(context, "container");
    String file = parameter(context, "file");
    String name = container.isEmpty() ? file : container + "/" + file;
    vertx
        .executeBlocking(() -> shelf.file(run, name), false)
        .onSuccess(
            path -> {
              if (path == null) {
                notFound(context);
                return;
              }
              context.response().putHeader(HttpHeaders.CONTENT_TYPE, typeOf(name));
              if (name.endsWith(".html")) {
                context.response().putHeader("Content-Security-Policy", SELF_CONTAINED);
              }
              context.response().sendFile(path.toString()).onFailure(context::fail);
            })
        .onFailure(context::fail);
  }

  private static String parameter(RoutingContext context, String name) {
    return Objects.requireNonNullElse(context.pathParam(name), "");
  }

  private static String typeOf(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "json" -> "application/json";
      case "html" -> "text/html; charset=utf-8";
      case "csv" -> "text/csv; charset=utf-8";
      case "gz" -> "application/gzip";
      default -> "text/plain; charset=utf-8";
    };
  }

  private void asset(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600");
    switch (parameter(context, "name")) {
      case "echarts.min.js" -> bytes(context, "text/javascript", Assets::echarts);
      case "report.js" -> bytes(context, "text/javascript", Assets::script);
      case "report.css" -> bytes(context, "text/css", Assets::style);
      default -> notFound(context);
    }
  }

  private void bytes(RoutingContext context, String type, Supplier<byte[]> bytes) {
    answer(context, type, () -> Buffer.buffer(bytes.get()));
  }

  private void answer(
      RoutingContext context, String type, Callable<? extends @Nullable Buffer> body) {
    vertx
        .<@Nullable Buffer>executeBlocking(body::call, false)
        .onSuccess(
            buffer -> {
              if (buffer == null) {
                notFound(context);
              } else {
                String charset = type.endsWith("json") ? "" : "; charset=utf-8";
                context.response().putHeader(HttpHeaders.CONTENT_TYPE, type + charset).end(buffer);
              }
            })
        .onFailure(context::fail);
  }

  private static void notFound(RoutingContext context) {
    context.response().setStatusCode(404).end("There is no such page.\n");
  }
}
