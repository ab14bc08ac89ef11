package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.compose.placement.Effort;
import io.admf.compose.placement.FusedPlacement;
import io.admf.compose.placement.RunRequest;
import io.admf.compose.placement.StoppedException;
import io.admf.compose.progress.Progress;
import io.admf.config.BadInputException;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.RunReport;
import io.admf.reporting.TraceMode;
import io.admf.reporting.results.RowLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep whose portfolios are more than are kept: rows are their re-runs, whatever was done. */
class SweepRunTest {

  private static final String SWEEP =
      """
      name: rows
      symbols:
        - {symbol: AAA, timeframes: [1d]}
        - {symbol: BBB, timeframes: [1d]}
      data: {source: synthetic, bars: 900, seed: 3}
      strategies:
        - type: sma_crossover
          parameters:
            fast_period: {from: 3, to: 9, step: 2}
            slow_period: [15, 30]
        - type: mean_reversion
          parameters: {period: [10, 20]}
        - type: momentum
          filter: close > sma_50
      risk_profiles:
        - {name: small, max_position_size: 0.2}
        - {name: large, max_position_size: 0.9, long_only: false}
      execution_models:
        - {name: retail, slippage_bps: 3, commission_per_share: 0.01}
        - {name: thin, fill_at: close, max_participation: 0.01}
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("rows.yaml"), SWEEP.replace(", seed: 3", ""));
  }

  private JsonNode run(String into, Object... more) throws IOException {
    Path out = folder.resolve(into);
    List<Object> all = new ArrayList<>(List.of("run", file, "--quiet", "--out", out));
    all.addAll(List.of(more));
    Shell.Said said = Shell.run(all.toArray());
    assertThat(said.code()).as(said.err()).isZero();
    return summary(out);
  }

  /** The summary of the only run in a folder. */
  private static JsonNode summary(Path out) throws IOException {
    try (Stream<Path> runs = Files.list(out)) {
      Path run = runs.reduce((a, b) -> b).orElseThrow();
      return new ObjectMapper().readTree(run.resolve("summary.json").toFile());
    }
  }

  private static void same(String what, JsonNode actual, JsonNode expected) {
    assertThat(actual.path("digest")).as(what).isEqualTo(expected.path("digest"));
    assertThat(actual.path("portfolios")).as(what).isEqualTo(expected.path("portfolios"));
  }

  @Test
  void rows_do_not_depend_on_workers_frames_batches_or_placement() throws IOException {
    JsonNode plain = run("all", "--keep", "all");
    assertThat(plain.path("portfolios")).hasSize(88);
    for (String workers : List.of("1", "2", "3", "7")) {
      same(workers, run("w" + workers, "--keep", "2", "--workers", workers), plain);
    }
    for (int frame : new int[] {1, 13, 100_000}) {
      same("" + frame, run("f" + frame, "--keep", "2", "-o", "data.frame_slices=" + frame), plain);
    }
    same("batches", run("b", "--keep", "2", "--batch", "7"), plain);
    same("services", run("s", "--placement", "services"), plain);
    same("services", run("s2", "--placement", "services", "--keep", "all"), plain);
  }

  @Test
  void a_row_is_what_its_combination_gives_alone() throws IOException {
    JsonNode sweep = run("sweep", "--keep", "1");
    SplittableRandom random = new SplittableRandom(50);
    for (int i = 0; i < 20; i++) {
      JsonNode row = sweep.path("portfolios").get(random.nextInt(88));
      String combo = row.path("combo_id").asText();
      JsonNode alone = run("only-" + i, "--only", combo);
      assertThat(alone.path("portfolios").get(0)).as(combo).isEqualTo(row);
    }
  }

  @Test
  void what_is_kept_is_the_best_and_leaves_trades_and_curves() throws IOException {
    run("few", "--keep", "3");
    Path out = folder.resolve("few");
    Path run;
    try (Stream<Path> runs = Files.list(out)) {
      run = runs.reduce((a, b) -> b).orElseThrow();
    }
    Shell.Said top = Shell.run("top", run, "-n", "3", "--by", "sharpe", "--csv");
    List<String> lines = top.out().lines().toList();
    int combo = List.of(lines.getFirst().split(",")).indexOf("combo");
    List<String> best =
        lines.stream().skip(1).map(line -> "portfolio_" + line.split(",")[combo]).sorted().toList();
    assertThat(top.code()).as(top.err()).isZero();
    List<String> kept =
        Files.readAllLines(run.resolve("equity.csv")).stream()
            .skip(1)
            .map(line -> line.split(",")[0])
            .distinct()
            .sorted()
            .toList();
    assertThat(kept).hasSize(3).isEqualTo(best);
    assertThat(Files.list(run).filter(Files::isDirectory)).hasSize(3);
    assertThat(Files.list(out)).hasSize(1);
  }

  /** Runs by the engine itself, so that it can be stopped at a chosen moment. */
  private RunReport engine(Path out, int batch, int looks) {
    AtomicInteger asked = new AtomicInteger();
    try (Workbench bench = Workbench.open(file, List.of("data.frame_slices=100"))) {
      Coordinator.Prepared prepared = bench.prepare(null);
      Effort effort = new Effort(2, 2, batch, Progress.NONE, () -> asked.incrementAndGet() > looks);
      return new FusedPlacement(effort, () -> 0, () -> 0, times -> {})
          .run(
              new RunRequest(
                  prepared.plan(),
                  prepared.topology(),
                  bench.components(),
                  ReportingOptions.defaults(),
                  TraceMode.NONE,
                  "rows",
                  SWEEP,
                  out,
                  prepared.configHash(),
                  "test"));
    }
  }

  @Test
  void a_stopped_sweep_keeps_its_rows_and_ends_with_the_same_digest() throws IOException {
    RunReport whole = engine(folder.resolve("whole"), 30, Integer.MAX_VALUE);
    for (int looks : new int[] {0, 5, 9, 14, 18, 27, 30}) {
      Path out = folder.resolve("stopped-" + looks);
      StoppedException stopped = null;
      try {
        engine(out, 30, looks);
      } catch (StoppedException e) {
        stopped = e;
      }
      assertThat(stopped).as("after %d looks", looks).isNotNull();
      assertThat(stopped.all()).isEqualTo(88);
      assertThat(stopped.finished()).isEqualTo(Math.min(88, looks / 9 * 30));
      assertThat(Files.exists(stopped.folder())).isEqualTo(stopped.finished() > 0);
      assertThat(engine(out, 11, Integer.MAX_VALUE).digest())
          .as("after %d looks", looks)
          .isEqualTo(whole.digest());
      assertThat(Files.list(out)).hasSize(1);
    }
  }

  @Test
  void rows_over_other_data_are_not_gone_on_with() throws IOException {
    Path out = folder.resolve("out");
    Path data = folder.resolve("data");
    Files.createDirectories(data);
    bars(data, 1);
    file =
        Files.writeString(
            folder.resolve("rows.yaml"),
            SWEEP.replace("{source: synthetic, bars: 900, seed: 3}", "{source: csv}"));
    try {
      engine(out, 30, 13);
    } catch (StoppedException e) {
      assertThat(e.finished()).isEqualTo(30);
    }
    bars(data, 2);
    try {
      engine(out, 30, Integer.MAX_VALUE);
      assertThat(false).as("it ends with an error").isTrue();
    } catch (BadInputException e) {
      assertThat(e.getMessage()).contains("over other data").contains("remove the folder");
    }
    assertThat(RowLog.unfinished(out)).hasSize(1);
  }

  private static void bars(Path data, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (String symbol : List.of("AAA", "BBB")) {
      StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
      double close = 100;
      for (int i = 0; i < 900; i++) {
        double open = close;
        close = Math.rint(close * (0.98 + 0.04 * random.nextDouble()) * 100) / 100;
        text.append(java.time.LocalDate.of(2015, 1, 1).plusDays(i))
            .append(
                ",%s,%s,%s,%s,1000%n"
                    .formatted(open, Math.max(open, close), Math.min(open, close), close));
      }
      Files.writeString(data.resolve(symbol + "_1d.csv"), text);
    }
  }

  private static final String BRITTLE =
      """
      import io.admf.component.Param;
      import io.admf.strategy.Decision;
      import io.admf.strategy.Moment;
      import io.admf.strategy.SignalStrategy;
      import io.admf.strategy.Strategy;

      @Strategy(name = "brittle", description = "breaks", features = {"sma(period)"})
      public record Brittle(@Param(value = "bars", otherwise = "5", min = 2) int period)
          implements SignalStrategy {
        @Override
        public Decision decide(Moment now) {
          if (period == 7 && now.barNumber() > 500) {
            throw new IllegalStateException("no idea at " + now.barNumber());
          }
          return now.close() > now.feature(0) ? Decision.BUY : Decision.SELL;
        }
      }
      """;

  @Test
  void a_combination_that_fails_is_said_and_stops_no_other() throws IOException {
    Files.writeString(folder.resolve("Brittle.java"), BRITTLE);
    file =
        Files.writeString(
            folder.resolve("rows.yaml"),
            """
            name: rows
            symbols: [{symbol: AAA, timeframes: [1d]}]
            data: {source: synthetic, bars: 900}
            strategies:
              - type: Brittle.java
                parameters: {period: [5, 7, 9]}
            """);
    Path out = folder.resolve("brittle");
    Shell.Said said = Shell.run("run", file, "--out", out, "--keep", "1");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("FAILED")
        .contains("no idea at 501")
        .doesNotContain("ADMF failed");
    JsonNode rows = summary(out).path("portfolios");
    assertThat(rows.get(1).path("digest").asText()).isEqualTo("0".repeat(32));
    assertThat(rows.get(1).path("metrics").path("sharpe").isNull()).isTrue();
    for (int i : new int[] {0, 2}) {
      String combo = rows.get(i).path("combo_id").asText();
      assertThat(run("alone-" + i, "--only", combo).path("portfolios").get(0))
          .isEqualTo(rows.get(i));
    }
    Shell.Said all =
        Shell.run(
            "run",
            file,
            "--out",
            out,
            "--keep",
            "1",
            "-o",
            "strategies.0.parameters.period=[7]",
            "-o",
            "portfolios=[{initial_capital: [1, 2]}]");
    assertThat(all.code()).isEqualTo(2);
    assertThat(all.err()).contains("all 2 combinations failed").contains("no idea at 501");
  }
}
