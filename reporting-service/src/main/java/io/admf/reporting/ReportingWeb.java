package io.admf.reporting;

import io.admf.config.BadInputException;
import io.admf.reporting.page.Assets;
import io.admf.reporting.page.TearSheet;
import io.admf.reporting.web.AccessToken;
import io.admf.reporting.web.RunListPage;
import io.admf.reporting.web.RunShelf;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
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
 * Shows the runs of a results folder to a browser. Reads only. Without a token it listens on a
 * loopback address and answers only who asks for it by a loopback name; with one it may listen
 * anywhere, and answers who brings the token: as {@code Authorization: Bearer}, or once as {@code
 * ?token=}, which leaves a cookie.
 *
 * <pre>
 * /                      the list of runs
 * /runs/ID               the tear sheet of a run
 * /runs/ID/FILE          a file of the run: summary.json, fills.csv, portfolio_c0001/metrics.json…
 * /static/FILE           the pages' script and style
 * /health                {"status":"UP"}, with or without the token
 * </pre>
 */
public final class ReportingWeb extends VerticleBase {

  private static final String HOST = "127.0.0.1";
  private static final String COOKIE = "admf_token";
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_HEADERS = 8_192;
  private static final int LONGEST_LINE = 4_096;
  private static final int IDLE_SECONDS = 60;
  private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final String LINKED =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final String SELF_CONTAINED = // the page's own policy narrows the scripts down
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final RunShelf shelf;
  private final String bind;
  private final int wantedPort;
  private final @Nullable AccessToken token;
  private @Nullable HttpServer server;

  /**
   * For this machine alone.
   *
   * @param results the folder of all runs
   * @param port where to listen; 0 for any free port
   */
  public ReportingWeb(Path results, int port) {
    this(results, HOST, port, null);
  }

  /**
   * @param results the folder of all runs
   * @param bind the address to listen on
   * @param port where to listen; 0 for any free port
   * @param token what to ask for; null on a loopback address only
   * @throws BadInputException if other machines could look without a token
   */
  public ReportingWeb(Path results, String bind, int port, @Nullable AccessToken token) {
    if (token == null && !NAMES.contains(bind)) {
      throw new BadInputException(
          "web.bind " + bind,
          "lets other machines see the results; expected a token (web.token_file, or ADMF_WEB_TOKEN"
              + " in the environment), was none");
    }
    this.shelf = new RunShelf(results);
    this.bind = bind;
    this.wantedPort = port;
    this.token = token;
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setCompressionSupported(true)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setIdleTimeout(IDLE_SECONDS))
        .requestHandler(routes())
        .listen(wantedPort, bind)
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
    router.route().handler(this::guard);
    router.get("/health").handler(context -> answer(context, "application/json", this::health));
    router.route().handler(this::admit);
    router.get("/").handler(context -> answer(context, "text/html", this::list));
    router.get("/static/:name").handler(this::asset);
    router.get("/runs/:run").handler(this::page);
    router.get("/runs/:run/:file").handler(this::file);
    router.get("/runs/:run/:container/:file").handler(this::file);
    router.route().handler(ReportingWeb::notFound);
    return router;
  }

  private void guard(RoutingContext context) {
    HttpServerResponse response = context.response();
    response.putHeader("Content-Security-Policy", LINKED);
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("X-Frame-Options", "DENY");
    response.putHeader("Referrer-Policy", "no-referrer");
    response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    var authority = context.request().authority();
    if (hasBody(context.request())) {
      response.putHeader(HttpHeaders.CONNECTION, "close");
      response.setStatusCode(413).end("Nothing is taken in here.\n");
    } else if (token == null && (authority == null || !NAMES.contains(authority.host()))) {
      response.setStatusCode(403).end("Ask for this page by the name localhost.\n");
    } else {
      context.next();
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
        || (length != null && !length.equals("0"));
  }

  /** Lets in who knows the token; who brings it in the address is sent on without it there. */
  private void admit(RoutingContext context) {
    if (token == null) {
      context.next();
      return;
    }
    HttpServerRequest request = context.request();
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    Cookie cookie = request.getCookie(COOKIE);
    if ((header != null
            && header.startsWith(BEARER)
            && token.matches(header.substring(BEARER.length())))
        || (cookie != null && token.matches(cookie.getValue()))) {
      context.next();
    } else if (token.matches(request.getParam("token"))) {
      context
          .response()
          .addCookie(
              Cookie.cookie(COOKIE, request.getParam("token"))
                  .setPath("/")
                  .setHttpOnly(true)
                  .setSameSite(CookieSameSite.STRICT))
          .putHeader(HttpHeaders.LOCATION, context.normalizedPath())
          .setStatusCode(303)
          .end();
    } else {
      context
          .response()
          .putHeader("WWW-Authenticate", "Bearer")
          .setStatusCode(401)
          .end("This page asks for a token: add ?token=... to its address once.\n");
    }
  }

  private Buffer list() throws Exception {
    return Buffer.buffer(RunListPage.of(shelf.runs(), "/static"));
  }

  private Buffer health() throws Exception {
    JsonObject health = new JsonObject().put("status", "UP");
    return (token == null ? health.put("runs", shelf.runs().size()) : health).toBuffer();
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
