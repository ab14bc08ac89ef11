package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts may rely on. */
class ContractTest {

  private static final Path QUICKSTART = Golden.root().resolve("examples/quickstart.yaml");
  private static final String[] METRICS = {
    "total_return",
    "annual_return",
    "volatility",
    "sharpe",
    "sortino",
    "calmar",
    "max_drawdown",
    "max_drawdown_days",
    "win_rate",
    "profit_factor",
    "expectancy",
    "exposure",
    "turnover",
    "trades",
    "final_equity"
  };

  @TempDir Path folder;

  private Path results() {
    return folder.resolve("results");
  }

  /** Runs an experiment and gives the folder of its results. */
  private Path run(Object... arguments) throws IOException {
    List<Object> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--out", results(), "--quiet"));
    Shell.Said said = Shell.run(all.toArray());
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out()).isEmpty();
    try (Stream<Path> runs = Files.list(results())) {
      return runs.max(
              (a, b) -> {
                try {
                  return Files.getLastModifiedTime(a).compareTo(Files.getLastModifiedTime(b));
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              })
          .orElseThrow();
    }
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void summaryHoldsWhatIsPromised() throws IOException {
    Path run = run(QUICKSTART);
    JsonNode summary = json(run.resolve("summary.json"));

    assertThat(run.getFileName()).hasToString(summary.path("run_id").asText());
    assertThat(summary.path("digest").asText()).matches("[0-9a-f]{32}");
    assertThat(summary.path("data_hash").asText()).matches("[0-9a-f]{32}");
    assertThat(summary.path("config_hash").asText()).matches("[0-9a-f]{16}");
    assertThat(summary.path("code_version").asText()).startsWith("0.1.0");
    assertThat(summary.path("seed").asLong()).isEqualTo(42);
    assertThat(summary.path("placement").asText()).isEqualTo("fused");
    assertThat(summary.path("bars").asLong()).isEqualTo(252);
    assertThat(summary.path("elapsed_ms").isIntegralNumber()).isTrue();
    JsonNode portfolio = summary.path("portfolios").path(0);
    assertThat(portfolio.path("portfolio_id").asText()).isEqualTo("portfolio_c0001");
    assertThat(portfolio.path("combo_id").asText()).isEqualTo("c0001");
    assertThat(portfolio.path("parameters").path("momentum.fast_period").asInt()).isEqualTo(10);
    assertThat(portfolio.path("digest").asText()).matches("[0-9a-f]{32}");
    assertThat(portfolio.path("orders").asInt()).isEqualTo(11);
    assertThat(portfolio.path("fills").asInt()).isEqualTo(11);
    for (String metric : METRICS) {
      assertThat(portfolio.path("metrics").path(metric).isNumber()).as(metric).isTrue();
    }
    JsonNode alone = json(run.resolve("portfolio_c0001/metrics.json"));
    assertThat(alone.path("metrics")).isEqualTo(portfolio.path("metrics"));
    assertThat(alone.path("digest")).isEqualTo(portfolio.path("digest"));
  }

  @Test
  void filesHaveTheColumnsThatArePromisedAndAgreeWithTheSummary() throws IOException {
    Path run = run(QUICKSTART);
    JsonNode portfolio = json(run.resolve("summary.json")).path("portfolios").path(0);
    List<String> fills = Files.readAllLines(run.resolve("fills.csv"));
    List<String> equity = Files.readAllLines(run.resolve("equity.csv"));

    assertThat(fills.getFirst())
        .isEqualTo(
            "portfolio_id,order_id,symbol,time,side,quantity,price,commission,slippage,reason");
    assertThat(fills).hasSize(1 + portfolio.path("fills").asInt());
    assertThat(equity.getFirst()).isEqualTo("portfolio_id,time,equity,cash");
    assertThat(equity).hasSize(1 + 252);
    double last = Double.parseDouble(equity.getLast().split(",", -1)[2]);
    assertThat(last).isEqualTo(portfolio.path("metrics").path("final_equity").asDouble());
    assertThat(fills.get(1).split(",", -1)).hasSize(10).doesNotContain("");
    assertThat(run.resolve("report.html")).isNotEmptyFile();
    assertThat(Files.readString(run.resolve("report.html"))).contains("</html>");
    try (Stream<Path> all = Files.list(results())) {
      assertThat(all).as("nothing beside the run").containsExactly(run);
    }
  }

  @Test
  void jsonIsAloneOnStandardOutput() throws IOException {
    Shell.Said said = Shell.run("run", QUICKSTART, "--json", "--out", results());

    assertThat(said.code()).isZero();
    JsonNode summary = new ObjectMapper().readTree(said.out());
    assertThat(said.out()).startsWith("{").endsWith("}" + System.lineSeparator());
    assertThat(summary)
        .isEqualTo(json(results().resolve(summary.path("run_id").asText() + "/summary.json")));
    assertThat(said.err()).contains("final equity").contains("Digest");
    Shell.Said quiet = Shell.run("run", QUICKSTART, "--json", "--quiet", "--out", results());
    assertThat(quiet.err()).isEmpty();
    assertThat(new ObjectMapper().readTree(quiet.out()).path("digest"))
        .isEqualTo(summary.path("digest"));
  }

  @Test
  void jsonIsAloneOnStandardOutputOfAProcessToo() throws IOException {
    Shell.Said said = Shell.fresh(folder, "run", QUICKSTART, "--json", "--placement", "services");

    assertThat(said.code()).as(said.err()).isZero();
    assertThat(new ObjectMapper().readTree(said.out()).path("placement").asText())
        .isEqualTo("services");
    assertThat(said.out()).startsWith("{");
  }

  @Test
  void reportPrintsWhatTheRunPrinted() throws IOException {
    Shell.Said ran = Shell.run("run", QUICKSTART, "--out", results());
    Path run = run(QUICKSTART);
    Shell.Said said = Shell.run("report", run);

    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("final equity           111,147.17").contains("report.html");
    assertThat(ran.out()).contains("final equity           111,147.17").contains(run.toString());
    assertThat(Shell.run("report", folder).code()).isEqualTo(2);
  }

  @Test
  void aRunReplacesAnEarlierOneOfTheSameId() throws IOException {
    Path first = run(QUICKSTART);
    Files.writeString(first.resolve("fills.csv"), "spoilt");
    Path second = run(QUICKSTART);

    assertThat(second).isEqualTo(first);
    assertThat(Files.readString(second.resolve("fills.csv"))).startsWith("portfolio_id,");
  }

  @Test
  void tracedFullyEveryContainerHasItsEvents() throws IOException {
    Path run = run(QUICKSTART, "--trace", "full");

    assertThat(run.resolve("AAPL_1d/events.jsonl.gz")).isNotEmptyFile();
    assertThat(run.resolve("portfolio_c0001/events.jsonl.gz")).isNotEmptyFile();
    assertThat(run.resolve("portfolio_c0001/metrics.json")).isNotEmptyFile();
  }

  @Test
  void tracingChangesNoResult() throws IOException {
    JsonNode none = json(run(QUICKSTART).resolve("summary.json"));
    for (String mode : List.of("minimal", "full", "none", "FULL")) {
      JsonNode traced = json(run(QUICKSTART, "--trace", mode).resolve("summary.json"));

      assertThat(traced.path("digest")).as(mode).isEqualTo(none.path("digest"));
      assertThat(traced.path("portfolios")).isEqualTo(none.path("portfolios"));
    }
  }

  @Test
  void tracedMinimallyTheRunSaysWhatItHeldInMemory() throws IOException {
    Shell.Said said = Shell.run("run", QUICKSTART, "--trace", "minimal", "--out", results());

    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains("Traced minimally: 2 events of 1 open positions were in memory");
  }

  @Test
  void aStrategyThatNeverSpeaksIsReportedLoudly() throws IOException {
    Shell.Said said =
        Shell.run(
            "run",
            QUICKSTART,
            "-o",
            "strategies.0.parameters.momentum_threshold=10",
            "--out",
            results());

    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains("NO SIGNAL  momentum_10_20_10 never gave one")
        .contains("NO TRADE");
    try (Stream<Path> runs = Files.list(results())) {
      Path run = runs.findFirst().orElseThrow();
      assertThat(Files.readString(run.resolve("report.txt")).replaceAll("\\s+", " "))
          .contains(
              "NO SIGNAL momentum_10_20_10 never gave one: it said neither BUY nor SELL on AAPL_1d;"
                  + " check its parameters against the data");
      assertThat(Files.readString(run.resolve("report.html"))).contains("momentum_10_20_10");
      assertThat(Files.readString(run.resolve("report.json")))
          .contains("check its parameters against the data");
    }
  }

  @Test
  void aCombinationAloneGivesTheDigestOfItsRow() throws IOException {
    Path grid = Golden.root().resolve("examples/grid.yaml");
    JsonNode rows = json(run(grid).resolve("summary.json")).path("portfolios");
    assertThat(rows.size()).isGreaterThan(3);
    for (int row : new int[] {0, rows.size() / 2, rows.size() - 1}) {
      String combo = rows.path(row).path("combo_id").asText();
      JsonNode alone = json(run(grid, "--only", combo).resolve("summary.json"));

      assertThat(alone.path("portfolios").size()).isEqualTo(1);
      assertThat(alone.path("portfolios").path(0)).isEqualTo(rows.path(row));
      assertThat(alone.path("run_id").asText()).endsWith("-" + combo);
    }
  }

  @Test
  void validateTellsWhatWouldRunAndRunsNothing() {
    Shell.Said said = Shell.run("validate", Golden.root().resolve("examples/grid.yaml"));

    assertThat(said.code()).isZero();
    assertThat(said.out())
        .matches(
            "(?s).*grid.yaml is valid: 1 symbol container, 28 portfolio containers and 7 signal columns \\(configuration [0-9a-f]{16}\\)\\R");
    assertThat(said.err()).isEmpty();
  }

  @Test
  void listShowsEveryKindWithParametersAndDefaults() {
    Shell.Said all = Shell.run("list");

    assertThat(all.code()).isZero();
    assertThat(all.out().replaceAll(" +", " "))
        .contains("strategies\n", "classifiers\n", "features\n", "sizers\n", "risk_rules\n")
        .contains("commissions\n", "slippages\n", "metrics\n", "data_sources\n")
        .contains("momentum", "volatility_regime", "percent_of_equity", "synthetic", "sharpe")
        .contains(
            "fast_period bars in the fast average; a whole number of at least 1 (default 10)");
    for (String kind : List.of("strategy", "strategies", "strategys")) {
      assertThat(Shell.run("list", kind).out()).startsWith("strategies").doesNotContain("sizers");
    }
    Shell.Said unknown = Shell.run("list", "strateg");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean strategy?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "validate",
        "resume",
        "plan",
        "list",
        "explain",
        "ledger",
        "report",
        "top",
        "sql",
        "serve",
        "service",
        "check-lookahead"
      })
  void everyCommandHelps(String command) {
    Shell.Said said = Shell.run(command, "--help");

    assertThat(said.code()).isZero();
    assertThat(said.out()).startsWith("Usage: admf " + command);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run                                    | Missing required parameter: 'FILE'
          service                                | Missing required parameter: 'NAME'
          service accounting                     | expected one of [DATA, STRATEGY, PORTFOLIO, LEDGER, EXECUTION, REPORTING]
          run {q} --foo                          | Unknown option: '--foo'
          run {q} {q}                            | Unmatched argument at index 2
          run {q} -o                             | Missing required parameter for option '--override'
          run {q} --placement here               | expected one of [FUSED, SERVICES]
          run {q} --trace some                   | expected one of [NONE, MINIMAL, FULL]
          frobnicate                             | Unmatched argument at index 0: 'frobnicate'
          explain x                              | Missing required option: '--fill=ID'
          run {q} --only c0099                   | --only c0099: the only combination is c0001
          run {q} --wire                         | --wire: needs --placement services, was fused
          run {q} -o seed                        | -o seed: expected key.path=value, such as data.source=synthetic
          run {q} -o sead=1                      | -o sead=1: sead is not a key here; did you mean seed?
          run {q} -o seed=x                      | -o seed=x: seed must be a whole number, was x
          run {q} -o strategies.1.type=rsi       | -o strategies.1.type=rsi: expected a number from 0 to 0 for the item of strategies, was 1
          run {q} -o strategies.0.params.fast=3  | -o strategies.0.params.fast=3: params is the same as parameters; keep one of them
          run absent.yaml                        | absent.yaml: there is no such file; give the path of a YAML file
          run {d}                                | cannot be read
          run {q} --out {f}                      | expected a folder that results can be written to (it is a file); name another one
          run {q} --out {f}/below                | expected a folder that results can be written to
          run {q} --out {f} --placement services | expected a folder that results can be written to (it is a file); name another one
          plan {q} --only c0099                  | --only c0099: the only combination is c0001
          plan {q} --out x                       | Unknown options: '--out', 'x'
          plan absent.yaml                       | absent.yaml: there is no such file; give the path of a YAML file
          validate absent.yaml                   | absent.yaml: there is no such file; give the path of a YAML file
          check-lookahead absent.yaml            | absent.yaml: there is no such file; give the path of a YAML file
          explain {d} --fill c0001-1             | is not a results folder: summary.json cannot be read
          report {d}                             | is not a results folder: summary.json cannot be read
          ledger                                 | Missing required parameter: 'RUN'
          ledger {d}                             | is not a results folder: summary.json cannot be read
          ledger absent                          | absent: expected the folder of a run, or the id of one in results
          top {d}                                | has no sweep.parquet
          sql {d} select                         | has no sweep.parquet
          report absent                          | absent: expected the folder of a run, or the id of one in results
          serve --port 70000                     | --port 70000: expected a number from 0 to 65535
          """)
  void aWrongCommandLineGivesOneClearMessageAndTwo(String line, String message) throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path text = file("file.txt", "here");
    Object[] arguments =
        Stream.of(line.split(" "))
            .map(
                word ->
                    word.replace("{q}", QUICKSTART.toString())
                        .replace("{d}", empty.toString())
                        .replace("{f}", text.toString()))
            .toArray();

    Shell.Said said = Shell.run(arguments);

    assertThat(said.code()).as(said.err()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains(message).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(said.err().lines().count()).isLessThanOrEqualTo(3);
    assertThat(empty).isEmptyDirectory();
    assertThat(text).hasContent("here");
  }

  @Test
  void everyWrongOverrideIsReported() {
    Shell.Said said = Shell.run("run", QUICKSTART, "-o", "seed", "-o", "name.x=1", "-o", "a..b=1");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).startsWith("The input is wrong in 3 places:");
  }

  @Test
  void anythingElseThatFailsGivesOne() throws IOException {
    Path strategy =
        file(
            "Fails.java",
            """
            import io.admf.strategy.*;

            @Strategy(name = "fails")
            record Fails() implements SignalStrategy {
              @Override
              public Decision decide(Moment now) {
                throw new IllegalStateException("not today");
              }
            }
            """);
    Path yaml =
        file(
            "fails.yaml",
            "symbols: [AAPL]\ndata: {source: sample}\nstrategies: ["
                + strategy.getFileName()
                + "]\n");

    for (String placement : List.of("fused", "services")) {
      Shell.Said said = Shell.run("run", yaml, "--out", results(), "--placement", placement);

      assertThat(said.code()).as(said.err()).isEqualTo(1);
      assertThat(said.err()).contains("not today");
      assertThat(results()).doesNotExist();
    }
  }
}
