package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.time.Timeframe;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code admf run --live} over recorded data, and its replay. */
class LiveRunTest {

  private static final String EXPERIMENT =
      """
      name: paper
      symbols:
        - {symbol: SPY, timeframes: [1m, 5m]}
        - {symbol: QQQ, timeframes: [1m]}
      data:
        source: synthetic
        bars: 400
      strategies:
        - type: momentum
          parameters: {fast_period: 3, slow_period: [6, 9], momentum_threshold: 0.0001}
      execution: {slippage_bps: 2, commission_per_share: 0.005}
      """;

  @TempDir Path folder;

  private Path experiment() throws IOException {
    return Files.writeString(folder.resolve("paper.yaml"), EXPERIMENT);
  }

  private static JsonNode summary(Path run) throws IOException {
    return new ObjectMapper().readTree(run.resolve("summary.json").toFile());
  }

  private static Path only(Path results) throws IOException {
    try (Stream<Path> runs = Files.list(results)) {
      List<Path> all = runs.filter(run -> !run.getFileName().toString().startsWith(".")).toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private JsonNode run(String into, Object... arguments) throws IOException {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "run";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--out";
    all[all.length - 1] = folder.resolve(into);
    Shell.Said said = Shell.run(all);
    assertThat(said.code()).as(said.err()).isZero();
    return summary(only(folder.resolve(into)));
  }

  private static void same(JsonNode one, JsonNode other) {
    assertThat(one.get("digest")).isEqualTo(other.get("digest"));
    assertThat(one.get("bars").asLong()).isEqualTo(other.get("bars").asLong());
  }

  @Test
  void live_and_replayed_it_has_the_digest_of_the_backtest() throws IOException {
    JsonNode backtest = run("backtest", experiment());
    assertThat(backtest.get("bars").asLong()).isPositive();
    JsonNode live = run("live", experiment(), "--live", "--speed", "max");
    same(live, backtest);
    Path recorded = only(folder.resolve("live")).resolve("replay.yaml");
    for (String placement : List.of("fused", "services")) {
      JsonNode replay = run("replay-" + placement, recorded, "--placement", placement);
      same(replay, live);
      assertThat(replay.get("data_hash")).isEqualTo(live.get("data_hash"));
    }
    same(run("again", recorded, "--live", "--speed", "100000000"), live);
  }

  @Test
  void it_prints_what_happens_a_line_at_a_time() throws IOException {
    Shell.Said said =
        Shell.run("run", experiment(), "--live", "--speed", "max", "--out", folder.resolve("live"));
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out().lines())
        .anyMatch(line -> line.matches("\\S+T\\S+Z c0001 equity [0-9,.]+ cash [0-9,.]+"))
        .anyMatch(line -> line.matches("\\S+T\\S+Z c0002 order 1 BUY [0-9]+ (SPY|QQQ) market"))
        .anyMatch(line -> line.matches("\\S+T\\S+Z c0001 fill of order 1 BUY .* at [0-9.]+, .*"))
        .anyMatch(line -> line.matches("To run over the same bars again: admf run .*replay.yaml"));
    Path run = only(folder.resolve("live"));
    assertThat(run.getFileName().toString()).matches("paper-[0-9a-f]{8}-live-[0-9]{8}-[0-9]{6}");
    long equities = said.out().lines().filter(line -> line.contains(" c0001 equity ")).count();
    assertThat(equities).isEqualTo(times(run.resolve("recorded")));
    assertThat(Files.readAllLines(run.resolve("recorded").resolve("QQQ_1m.csv"))).hasSize(401);
  }

  /** How many instants there are at which a bar was known. */
  private static long times(Path recorded) throws IOException {
    TreeSet<Long> known = new TreeSet<>();
    for (String series : List.of("SPY_1m", "QQQ_1m", "SPY_5m")) {
      long step = Timeframe.of(series.substring(4)).nanos();
      Files.readAllLines(recorded.resolve(series + ".csv")).stream()
          .skip(1)
          .forEach(line -> known.add(Long.parseLong(line.split(",", -1)[0]) + step));
    }
    return known.size();
  }

  @Test
  void it_ends_when_its_time_is_up_with_a_whole_report_that_can_be_replayed() throws IOException {
    // the first bar goes at once, the next are due a bar's time later: 120 bars a second
    JsonNode live =
        run("live", experiment(), "--live", "--speed", "7200", "--for", "1s", "--only", "c0002");
    assertThat(live.get("bars").asLong()).isBetween(10L, 300L);
    Path recorded = only(folder.resolve("live")).resolve("replay.yaml");
    JsonNode replay = run("replay", recorded, "--only", "c0002");
    same(replay, live);
    assertThat(replay.get("data_hash")).isEqualTo(live.get("data_hash"));
  }

  @Test
  void what_was_heard_over_a_web_socket_replays_to_the_same_digest() throws IOException {
    Vertx vertx = Vertx.vertx();
    try {
      HttpServer server =
          vertx
              .createHttpServer()
              .webSocketHandler(
                  socket -> {
                    for (int minute = 0; minute < 90; minute++) {
                      socket.writeTextMessage(bar(minute));
                    }
                    socket.close();
                  })
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      Path heard =
          Files.writeString(
              folder.resolve("heard.yaml"),
              """
              name: heard
              symbols: [{symbol: SPY, timeframes: [1m]}]
              data:
                source: websocket
                url: ws://127.0.0.1:%d/
              strategies:
                - type: momentum
                  parameters: {fast_period: 3, slow_period: 6, momentum_threshold: 0.0001}
              """
                  .formatted(server.actualPort()));
      JsonNode live = run("live", heard, "--live");
      assertThat(live.get("bars").asLong()).isEqualTo(90);
      assertThat(live.at("/portfolios/0/fills").asLong()).isGreaterThan(4);
      JsonNode replay = run("replay", only(folder.resolve("live")).resolve("replay.yaml"));
      same(replay, live);
      assertThat(replay.get("data_hash")).isEqualTo(live.get("data_hash"));
      Shell.Said wrong = Shell.run("run", heard, "--out", folder.resolve("none"));
      assertThat(wrong.code()).isEqualTo(2);
      assertThat(wrong.err()).contains("admf run --live");
      Shell.Said fast =
          Shell.run("run", heard, "--live", "--speed", "60", "--out", folder.resolve("none"));
      assertThat(fast.code()).isEqualTo(2);
      assertThat(fast.err()).contains("--speed").contains("live bars come when they come");
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @Test
  void told_to_end_it_ends_with_a_whole_report_that_can_be_replayed() throws Exception {
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Admf.class.getName(),
                "run",
                experiment().toString(),
                "--live",
                "--speed",
                "600",
                "--out",
                folder.resolve("live").toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      long waited = 0;
      while (Files.readString(said).lines().filter(l -> l.contains(" equity ")).count()
          < 72) { // 12 minutes of 6 portfolios
        assertThat(process.waitFor(200, TimeUnit.MILLISECONDS)).as("it goes on").isFalse();
        assertThat(waited += 200).as(Files.readString(said)).isLessThan(120_000);
      }
      process.destroy(); // what Ctrl-C does
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(said)).contains("To run over the same bars again: admf run ");
    JsonNode live = summary(only(folder.resolve("live")));
    JsonNode replay = run("replay", only(folder.resolve("live")).resolve("replay.yaml"));
    same(replay, live);
    assertThat(replay.get("data_hash")).isEqualTo(live.get("data_hash"));
  }

  private static String bar(int minute) {
    double close = 100 + 3 * StrictMath.sin(minute / 5.0) + minute / 7.0;
    return "{\"symbol\":\"SPY\",\"time\":\"%s\",\"open\":%s,\"high\":%s,\"low\":%s,\"close\":%s,\"volume\":%d}"
        .formatted(
            Instant.parse("2024-03-04T14:30:00Z").plusSeconds(60L * minute),
            close - 0.1,
            close + 0.3,
            close - 0.3,
            close,
            1000 + minute);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--speed 60 | --speed | needs --live",
        "--for 10m | --for | needs --live",
        "--live --speed fast | --speed | must be a number above 0",
        "--live --speed 0 | --speed | must be a number above 0",
        "--live --for ever | --for | must be a time such as",
        "--live --placement fused | --placement | must be services",
        "--live --workers 2 | --workers | needs --placement fused",
        "--live --timings wall | --timings | needs --placement fused"
      })
  void options_that_make_no_sense_are_refused(String options, String where, String message)
      throws IOException {
    Object[] all =
        Stream.concat(
                Stream.of("run", experiment(), "--out", folder.resolve("none")),
                Stream.of(options.split(" ")))
            .toArray();
    Shell.Said said = Shell.run(all);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains(where).contains(message);
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
