package io.admf.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import io.admf.reporting.web.AccessToken;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingWebTest {

  @TempDir Path home;
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private Path run;
  private int port;

  @BeforeEach
  void serve() throws IOException {
    run = Reported.write(home.resolve("results"), Plans.plan("r1", 2, "SPY", "1d"), 7, 300, 64);
    Files.writeString(home.resolve("secret.txt"), "secret");
    ReportingWeb web = new ReportingWeb(home.resolve("results"), 0);
    vertx.deployVerticle(web).await();
    port = web.port();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Asks without a client that would tidy the path up. */
  private String status(String request, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String text = request + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
          .readLine();
    }
  }

  @Test
  void health_says_that_it_is_up() throws Exception {
    HttpResponse<String> response = get("/health");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(response.body()))
        .isEqualTo(new JsonObject().put("status", "UP").put("runs", 1));
  }

  @Test
  void the_list_leads_to_the_run_and_the_run_to_its_files() throws Exception {
    assertThat(get("/").body()).contains("href=\"/runs/r1\"", "Simple Single-Asset Backtest");
    HttpResponse<String> page = get("/runs/r1");
    assertThat(page.body()).contains("/runs/r1/summary.json", "/static/echarts.min.js");
    for (String name :
        List.of("summary.json", "fills.csv", "equity.csv", "portfolio_c0002/metrics.json")) {
      HttpResponse<String> file = get("/runs/r1/" + name);
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.body()).isEqualTo(Files.readString(run.resolve(name)));
    }
    for (String name : List.of("echarts.min.js", "report.js", "report.css")) {
      assertThat(get("/static/" + name).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void every_answer_tells_the_browser_to_be_careful() throws Exception {
    for (String path : List.of("/", "/health", "/runs/r1", "/runs/r1/report.html", "/nothing")) {
      var headers = get(path).headers();
      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
      assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
          .as(path)
          .startsWith("default-src 'none'")
          .contains("frame-ancestors 'none'");
    }
    assertThat(get("/runs/r1").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self';");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/runs/r2",
        "/runs/r1/notes.txt",
        "/runs/../secret.txt",
        "/runs/r1/../../secret.txt",
        "/runs/r1/..%2f..%2fsecret.txt",
        "/runs/%2e%2e/secret.txt",
        "/runs/%2e%2e%2fresults%2fr1/summary.json",
        "/runs/r1/portfolio_c0001/..%2f..%2f..%2fsecret.txt",
        "/runs/r1/..%5c..%5csecret.txt",
        "/runs/r1//etc/passwd",
        "/static/../secret.txt",
        "/static/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/secret.txt",
        "/runs/r1/summary.json%00"
      })
  void nothing_but_a_runs_own_files_is_given_out(String path) throws IOException {
    assertThat(status("GET " + path, "localhost:" + port)).matches("HTTP/1.1 40[04] .*");
  }

  @Test
  void only_a_loopback_name_is_answered() throws IOException {
    assertThat(status("GET /", "localhost:" + port)).contains(" 200 ");
    assertThat(status("GET /", "127.0.0.1")).contains(" 200 ");
    assertThat(status("GET /", "[::1]:" + port)).contains(" 200 ");
    assertThat(status("GET /", "evil.example:" + port)).contains(" 403 ");
    assertThat(status("POST /", "localhost")).contains(" 404 ");
  }

  private static final String TOKEN = "0123456789abcdef";

  /** The status line and headers of an answer from a server that asks for a token. */
  private List<String> guarded(String path, String... headers) throws IOException {
    ReportingWeb web =
        new ReportingWeb(home.resolve("results"), "0.0.0.0", 0, AccessToken.of("a test", TOKEN));
    vertx.deployVerticle(web).await();
    try (Socket socket = new Socket("127.0.0.1", web.port())) {
      String text =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: anything.example\r\nConnection: close\r\n"
              + String.join("", List.of(headers).stream().map(each -> each + "\r\n").toList())
              + "\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return all.lines().toList();
    }
  }

  @Test
  void other_machines_need_a_token_for_everything_but_health() throws IOException {
    for (String path : List.of("/", "/runs/r1", "/runs/r1/summary.json", "/static/report.css")) {
      assertThat(guarded(path).getFirst()).as(path).contains(" 401 ");
      assertThat(guarded(path, "Authorization: Bearer " + TOKEN).getFirst()).contains(" 200 ");
      assertThat(guarded(path, "Cookie: admf_token=" + TOKEN).getFirst()).contains(" 200 ");
      for (String wrong : List.of("", "0123456789abcdeX", TOKEN + "0", TOKEN.substring(1))) {
        assertThat(guarded(path, "Authorization: Bearer " + wrong).getFirst()).contains(" 401 ");
        assertThat(guarded(path, "Cookie: admf_token=" + wrong).getFirst()).contains(" 401 ");
        assertThat(guarded(path + "?token=" + wrong).getFirst()).contains(" 401 ");
      }
    }
    assertThat(guarded("/health").getFirst()).contains(" 200 ");
    assertThat(guarded("/health").getLast()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void a_token_in_the_address_leaves_a_cookie_and_goes_from_the_address() throws IOException {
    List<String> answer = guarded("/runs/r1?token=" + TOKEN);
    assertThat(answer.getFirst()).contains(" 303 ");
    assertThat(answer)
        .contains("location: /runs/r1")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("set-cookie: admf_token=" + TOKEN)
                    .contains("HTTPOnly", "SameSite=Strict", "Path=/"));
  }

  @Test
  void without_a_token_it_listens_on_loopback_only() {
    for (String bind : List.of("0.0.0.0", "192.0.2.1", "::", "example.com")) {
      assertThatThrownBy(() -> new ReportingWeb(home, bind, 0, null))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("expected a token");
    }
    for (String weak : List.of("", "short", "with spaces in it, long enough", "x".repeat(201))) {
      assertThatThrownBy(() -> AccessToken.of("web.token_file", weak))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("expected a token of 16 to 200");
    }
    assertThat(AccessToken.of("x", TOKEN).toString()).doesNotContain(TOKEN);
  }

  @Test
  void what_is_too_large_is_refused() throws IOException {
    assertThat(status("GET /?" + "x".repeat(5_000), "localhost")).contains(" 414 ");
    assertThat(status("GET / HTTP/1.1\r\nX-Long: " + "x".repeat(10_000) + "\r\nX:", "localhost"))
        .contains(" 431 ");
    assertThat(status("GET / HTTP/1.1\r\nContent-Length: 1000000000\r\nX:", "localhost"))
        .contains(" 413 ");
    assertThat(status("PUT /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\nX:", "localhost"))
        .contains(" 413 ");
  }
}
