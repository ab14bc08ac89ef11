package io.admf.reporting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.admf.config.BadInputException;
import io.admf.plan.RunPlan;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.RunSummary;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of a sweep, read back. */
class SweepStoreTest {

  private static final RunPlan PLAN = Plans.plan("sweep", 30, "SPY", "1d");

  @TempDir Path results;

  private static Rows ask(Path run, String sql) throws IOException {
    Rows rows = new Rows();
    try (ResultQuery query = ResultQuery.open(run)) {
      query.ask(sql, rows);
    }
    assertThat(rows.ended).isTrue();
    return rows;
  }

  @Test
  void every_row_holds_what_the_summary_holds() throws IOException {
    RunSummary summary = Reported.summary(PLAN, 7, 700, 64);
    Path run = Reported.write(results, PLAN, 7, 700, 64);
    Rows sweep = ask(run, "FROM sweep");
    assertThat(sweep.rows).hasSameSizeAs(summary.portfolios());
    List<PortfolioSummary> ranking = summary.ranking();
    for (int i = 0; i < sweep.rows.size(); i++) {
      Map<String, Object> row = sweep.rows.get(i);
      PortfolioSummary expected = summary.portfolios().get(i);
      assertThat(row.get("combo")).isEqualTo(expected.spec().comboId());
      assertThat(row.get("name")).isEqualTo("momentum");
      assertThat(row.get("momentum.fast_period")).isEqualTo(5L + i);
      assertThat(row.get("momentum.momentum_threshold")).isEqualTo(0.0005);
      assertThat(row.get("symbols")).isEqualTo("SPY");
      assertThat(row.get("series")).isEqualTo("SPY_1d");
      assertThat(row.get("rank")).isEqualTo(ranking.indexOf(expected) + 1L);
      assertThat(row.get("digest")).isEqualTo(expected.digest());
      assertThat(row.get("fills")).isEqualTo(expected.statistics().activity().fills());
      assertThat(row)
          .containsEntry("run_id", "sweep")
          .containsEntry("config_hash", summary.provenance().configHash())
          .containsEntry("data_hash", summary.provenance().dataHash())
          .containsEntry("code_version", summary.provenance().codeVersion())
          .containsEntry("seed", 42L);
      expected
          .metrics()
          .forEach(
              (key, value) ->
                  assertThat(row.get(key)).as(key).isEqualTo(value.isNaN() ? null : value));
    }
  }

  @Test
  void the_same_run_gives_the_same_file_whatever_its_frames() throws IOException {
    Path once = Reported.write(results.resolve("a"), PLAN, 7, 300, 64);
    Path again = Reported.write(results.resolve("b"), PLAN, 7, 300, 17);
    for (String file : List.of(SweepFile.NAME, KeptFile.NAME)) {
      assertThat(Files.readAllBytes(again.resolve(file)))
          .as(file)
          .isEqualTo(Files.readAllBytes(once.resolve(file)));
    }
  }

  @Test
  void trades_and_equity_are_those_of_the_csv_files() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 300, 64);
    List<String> csv = Files.readAllLines(run.resolve("trades.csv"));
    Rows trades = ask(run, "FROM trades");
    assertThat(trades.rows).hasSize(csv.size() - 1);
    for (int i = 0; i < trades.rows.size(); i++) {
      String[] expected = csv.get(i + 1).split(",");
      Map<String, Object> row = trades.rows.get(i);
      assertThat("portfolio_" + row.get("combo")).isEqualTo(expected[0]);
      assertThat(row.get("trade_id")).isEqualTo(expected[1]);
      assertThat(row.get("side")).isEqualTo(expected[3]);
      assertThat(row.get("opened_at") + "Z").isEqualTo(expected[5]);
      assertThat(row.get("entry_price")).isEqualTo(Double.parseDouble(expected[6]));
      assertThat(row.get("closed_at") + "Z").isEqualTo(expected[7]);
      assertThat((double) row.get("net_pnl"))
          .isCloseTo(Double.parseDouble(expected[11]), within(1e-9));
      assertThat(row.get("bars")).isEqualTo(Long.parseLong(expected[12]));
      assertThat((double) row.get("max_adverse"))
          .isCloseTo(Double.parseDouble(expected[13]), within(1e-9));
      assertThat(row.get("max_favourable_fraction")).isEqualTo(Double.parseDouble(expected[16]));
    }
    csv = Files.readAllLines(run.resolve("equity.csv"));
    Rows equity = ask(run, "FROM equity");
    assertThat(equity.rows).hasSize(csv.size() - 1);
    for (int i = 0; i < equity.rows.size(); i += 37) {
      String[] expected = csv.get(i + 1).split(",");
      Map<String, Object> row = equity.rows.get(i);
      assertThat("portfolio_" + row.get("combo")).isEqualTo(expected[0]);
      assertThat(row.get("time") + "Z").isEqualTo(expected[1]);
      assertThat(row.get("equity")).isEqualTo(Double.parseDouble(expected[2]));
      assertThat(row.get("cash")).isEqualTo(Double.parseDouble(expected[3]));
    }
  }

  @Test
  void a_run_of_one_portfolio_has_no_table() throws IOException {
    Path run = Reported.write(results, Plans.plan("one", 1, "SPY", "1d"), 7, 100, 64);
    assertThat(run.resolve(SweepFile.NAME)).doesNotExist();
    assertThat(run.resolve(KeptFile.NAME)).doesNotExist();
    assertThatThrownBy(() -> ResultQuery.open(run))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has no sweep.parquet");
  }

  @Test
  void a_folder_may_have_any_name() throws IOException {
    Path odd = results.resolve("it's [a] *new*? \"run\"");
    Path run = Reported.write(odd, PLAN, 7, 100, 64);
    assertThat(ask(run, "SELECT count(*) AS n FROM sweep").rows.getFirst()).containsEntry("n", 30L);
    assertThat(ask(run, "SELECT count(*) AS n FROM equity").rows.getFirst())
        .containsEntry("n", 3000L);
  }

  @Test
  void nothing_but_the_results_is_left_in_the_folder() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 100, 64);
    ask(run, "FROM sweep ORDER BY sharpe");
    try (Stream<Path> files = Files.list(run)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("sweep.parquet", "kept.parquet")
          .noneMatch(name -> name.startsWith("."));
    }
    try (Stream<Path> files = Files.list(results)) {
      assertThat(files).containsExactly(run);
    }
  }

  @Test
  void a_file_that_is_no_sweep_is_refused() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 100, 64);
    Files.copy(
        run.resolve(KeptFile.NAME),
        run.resolve(SweepFile.NAME),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> ResultQuery.open(run))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("expected a file written by ADMF");
    Files.writeString(run.resolve(SweepFile.NAME), "no parquet at all");
    assertThatThrownBy(() -> ResultQuery.open(run))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be read");
  }

  private static SweepTable table(List<Map<String, Object>> parameters) {
    List<SweepRow> rows =
        IntStream.range(0, parameters.size())
            .mapToObj(
                i ->
                    new SweepRow(
                        "c" + i,
                        "p",
                        parameters.get(i),
                        List.of("A", "B"),
                        List.of("A_1d", "B_1d"),
                        Map.of("sharpe", i == 1 ? Double.NaN : i),
                        new SweepRow.Activity(3, 2, 1),
                        "d" + i))
            .toList();
    RunSummary any = Reported.summary(Plans.plan("any", 2, "SPY", "1d"), 1, 10, 5);
    return new SweepTable(
        any.provenance(),
        Long.MIN_VALUE,
        "sharpe",
        any.metrics().stream().filter(metric -> metric.key().equals("sharpe")).toList(),
        rows);
  }

  @Test
  void a_column_has_the_type_of_its_values() throws IOException {
    SweepTable table =
        table(
            List.of(
                Map.of("n", 1L, "x", 0.5, "mixed", 1L, "flag", true, "odd", 1L, "Sharpe", "it's"),
                Map.of("n", 2L, "x", 1.5, "mixed", 0.1, "flag", false, "odd", "two"),
                Map.of("n", 3L, "late", 9L)));
    SweepFile.write(table, results.resolve(SweepFile.NAME));
    Rows types = ask(results, "SELECT column_name, column_type FROM (DESCRIBE sweep)");
    List<String> said =
        types.rows.stream().map(r -> r.get("column_name") + " " + r.get("column_type")).toList();
    assertThat(said)
        .contains(
            "n BIGINT",
            "x DOUBLE",
            "mixed DOUBLE",
            "flag BOOLEAN",
            "odd VARCHAR",
            "late BIGINT",
            "sharpe DOUBLE",
            "Sharpe_2 VARCHAR");
    Rows rows = ask(results, "FROM sweep");
    assertThat(rows.rows.get(0))
        .containsEntry("flag", true)
        .containsEntry("odd", "1")
        .containsEntry("mixed", 1.0)
        .containsEntry("Sharpe_2", "it's")
        .containsEntry("late", null)
        .containsEntry("symbols", "A,B")
        .containsEntry("seed", Long.MIN_VALUE);
    assertThat(rows.rows.get(2)).containsEntry("late", 9L).containsEntry("x", null);
    assertThat(rows.rows.stream().map(row -> row.get("rank"))).containsExactly(2L, 3L, 1L);
    assertThat(rows.rows.get(1)).containsEntry("sharpe", null);
  }

  @Test
  void a_query_only_reads_and_only_the_results() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 100, 64);
    Path other = Files.writeString(results.resolve("other.csv"), "a,b\n1,2\n");
    byte[] before = Files.readAllBytes(run.resolve(SweepFile.NAME));
    String file = run.resolve(SweepFile.NAME).toString();
    for (String sql :
        List.of(
            "COPY sweep TO '" + file + "' (USE_TMP_FILE false)",
            "SELECT 1; COPY (SELECT 1) TO '" + file + "' (USE_TMP_FILE false)",
            "CREATE TABLE t AS FROM sweep",
            "DROP VIEW sweep",
            "FROM read_csv('" + other + "')",
            "FROM '" + other + "'",
            "FROM read_text('/etc/hostname')",
            "FROM glob('/*')",
            "INSTALL httpfs",
            "LOAD httpfs",
            "ATTACH '" + results.resolve("x.db") + "'",
            "SET enable_external_access = true",
            "")) {
      assertThatThrownBy(() -> ask(run, sql)).as(sql).isInstanceOf(BadInputException.class);
    }
    assertThat(Files.readAllBytes(run.resolve(SweepFile.NAME))).isEqualTo(before);
    assertThat(results.resolve("x.db")).doesNotExist();
    assertThat(ask(run, "SELECT 1 AS one;").rows).hasSize(1);
    assertThat(ask(run, "SELECT 1 AS one -- and no more\n;;").rows).hasSize(1);
  }

  @Test
  void a_mistake_is_told_in_one_message_at_its_line() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 100, 64);
    assertThatThrownBy(() -> ask(run, "SELECT combo,\n shrpe FROM sweep"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("sql: Binder Error: Referenced column \"shrpe\" not found")
        .hasMessageContaining("\"sharpe\"")
        .hasMessageContaining("LINE 2:  shrpe FROM sweep");
    assertThatThrownBy(() -> ask(run, "SELECT momentum.fast_period FROM sweep"))
        .hasMessageContaining("double quotes");
    assertThatThrownBy(() -> ask(run, "SELECT error('at run time') FROM sweep"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("at run time");
  }

  @Test
  void a_question_can_be_stopped_while_it_is_answered() throws Exception {
    Path run = Reported.write(results, PLAN, 7, 100, 64);
    try (ResultQuery query = ResultQuery.open(run)) {
      AtomicBoolean answered = new AtomicBoolean();
      Thread impatient =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!answered.get()) {
                      query.cancel();
                      Thread.onSpinWait();
                    }
                  });
      assertThatThrownBy(
              () ->
                  query.ask(
                      "SELECT sum(a.range * b.range) FROM range(10_000_000) a, range(10_000_000) b",
                      new Rows()))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("nterrupted");
      answered.set(true);
      impatient.join();
      query.ask("SELECT 1", new Rows());
    }
  }
}
