package io.admf.reporting.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Excursion;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.LotClose;
import io.admf.event.PositionClose;
import io.admf.event.Side;
import io.admf.money.Money;
import io.admf.plan.RunPlan;
import io.admf.plan.SnapshotsSpec;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.RunSummary;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import io.admf.reporting.fixture.SampleRun;
import io.admf.time.Instants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

  private static final RunPlan PLAN = Plans.plan("r1", 3, "SPY", "1d");

  @TempDir Path results;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_complete_run_has_the_files_that_scripts_rely_on() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 400, 64);
    try (Stream<Path> files = Files.walk(run)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> run.relativize(f).toString()))
          .containsExactlyInAnyOrder(
              "summary.json",
              "report.json",
              "report.html",
              "report.txt",
              "sweep.parquet",
              "kept.parquet",
              "equity.csv",
              "fills.csv",
              "trades.csv",
              "lots.csv",
              "costs.csv",
              "gains.csv",
              "portfolio_c0001/metrics.json",
              "portfolio_c0002/metrics.json",
              "portfolio_c0003/metrics.json");
    }
    assertThat(names()).containsExactly("r1");
  }

  @Test
  void the_summary_says_what_the_kernel_said_with_null_for_what_is_not_defined()
      throws IOException {
    RunSummary summary = Reported.summary(PLAN, 7, 5, 64); // too short to trade
    JsonNode json = new ObjectMapper().readTree(SummaryJson.summary(summary));
    assertThat(json.get("run_id").asText()).isEqualTo("r1");
    assertThat(json.get("digest").asText()).isEqualTo(summary.digest());
    for (String key :
        List.of("config_hash", "data_hash", "code_version", "placement", "seed", "elapsed_ms")) {
      assertThat(json.has(key)).as(key).isTrue();
    }
    assertThat(json.get("bars").asLong()).isEqualTo(5);
    for (int i = 0; i < 3; i++) {
      JsonNode portfolio = json.get("portfolios").get(i);
      PortfolioSummary expected = summary.portfolios().get(i);
      assertThat(portfolio.get("portfolio_id").asText()).isEqualTo("portfolio_c000" + (i + 1));
      assertThat(portfolio.get("combo_id").asText()).isEqualTo("c000" + (i + 1));
      assertThat(portfolio.get("digest").asText()).isEqualTo(expected.digest());
      assertThat(portfolio.get("orders").asLong()).isZero();
      assertThat(portfolio.get("fills").asLong()).isZero();
      assertThat(portfolio.get("parameters").get("momentum.fast_period").asLong()).isEqualTo(5 + i);
      expected
          .metrics()
          .forEach(
              (key, value) -> {
                JsonNode figure = portfolio.get("metrics").get(key);
                if (Double.isNaN(value)) {
                  assertThat(figure.isNull()).as(key).isTrue();
                } else {
                  assertThat(figure.asDouble()).as(key).isEqualTo(value);
                }
              });
      assertThat(portfolio.get("metrics").get("sharpe").isNull()).isTrue();
      assertThat(portfolio.get("metrics").get("total_return").asDouble()).isZero();
    }
  }

  @Test
  void equity_and_fills_are_what_was_heard_row_by_row() throws IOException {
    Reported heard;
    Path run;
    try (ResultFolder folder = ResultFolder.open(results, PLAN)) {
      heard = new Reported(PLAN, ReportingOptions.defaults(), folder);
      new SampleRun(PLAN, 7, 400).play(64, heard);
      folder.write(heard.finish(PLAN));
      run = folder.complete();
    }
    List<String> equity = Files.readAllLines(run.resolve("equity.csv"));
    assertThat(equity).hasSize(1 + 3 * 400);
    assertThat(equity.getFirst()).isEqualTo("portfolio_id,time,equity,cash");
    for (int i = 0; i < 400; i++) {
      assertThat(equity.get(i + 1))
          .startsWith(
              "portfolio_c0001,%s,%s,"
                  .formatted(
                      Instants.format(heard.times.get(i)), Money.format(heard.equity.get(i))));
    }
    List<String> fills = Files.readAllLines(run.resolve("fills.csv"));
    assertThat(fills.getFirst())
        .isEqualTo(
            "portfolio_id,order_id,symbol,time,side,quantity,price,commission,slippage,reason");
    List<String> expected = new ArrayList<>();
    for (var event : heard.events) {
      if (event instanceof Fill fill) {
        expected.add(
            "portfolio_c0001,c0001-%d,SPY,%s,%s,%d,%s,1.25,%s,next_open"
                .formatted(
                    fill.order(),
                    Instants.format(fill.eventTime()),
                    fill.side(),
                    fill.quantity(),
                    fill.price(),
                    Money.format(fill.slippage())));
      }
    }
    assertThat(fills.subList(1, expected.size() + 1)).isEqualTo(expected);
  }

  @Test
  void lots_and_how_far_trades_went_stand_in_their_tables() throws IOException {
    Header header =
        new Header(
            new EventId("portfolio_c0002", EventType.LOT_CLOSE, 0), "c0002-T4", null, 20, 20, 2);
    Path run;
    try (ResultFolder folder = ResultFolder.open(results, PLAN)) {
      Reported heard = new Reported(PLAN, ReportingOptions.defaults(), folder);
      new SampleRun(PLAN, 7, 5).play(64, heard); // too short to trade
      folder.event(
          1,
          new LotClose(
              header, "SPY", 4, 2, Side.SELL, 30, 0, 101.5, 99, Money.of(-3045), Money.of(75)));
      PositionClose trade =
          new PositionClose(
              header,
              "SPY",
              4,
              Side.SELL,
              30,
              101.5,
              99,
              Money.of(75),
              Money.of(2.5),
              0,
              2,
              new Excursion(Money.of(-12.25), Money.of(80)));
      folder.event(1, trade);
      folder.event(2, unfollowed(trade));
      folder.write(heard.finish(PLAN));
      run = folder.complete();
    }
    String start = Instants.format(0);
    String end = Instants.format(20);
    assertThat(Files.readAllLines(run.resolve("lots.csv")))
        .containsExactly(
            "portfolio_id,trade_id,lot,symbol,side,quantity,opened_at,entry_price,closed_at,"
                + "exit_price,cost,realised_pnl,fx_gain",
            "portfolio_c0002,c0002-T4,2,SPY,SELL,30,%s,101.5,%s,99.0,-3045.00,75.00,0.00"
                .formatted(start, end));
    assertThat(Files.readAllLines(run.resolve("trades.csv")))
        .containsExactly(
            "portfolio_id,trade_id,symbol,side,quantity,opened_at,entry_price,closed_at,"
                + "exit_price,gross_pnl,commission,net_pnl,bars,max_adverse,max_favourable,"
                + "max_adverse_fraction,max_favourable_fraction",
            ("portfolio_c0002,c0002-T4,SPY,SELL,30,%s,101.5,%s,99.0,75.00,2.50,72.50,2,-12.25,80.00,"
                    + "-0.00402299,0.02627258")
                .formatted(start, end),
            "portfolio_c0003,c0003-T4,SPY,SELL,30,%s,101.5,%s,99.0,75.00,2.50,72.50,2,,,,"
                .formatted(start, end));
  }

  private static PositionClose unfollowed(PositionClose trade) {
    return new PositionClose(
        trade.header(),
        trade.symbol(),
        trade.trade(),
        trade.side(),
        trade.quantity(),
        trade.entryPrice(),
        trade.exitPrice(),
        trade.grossPnl(),
        trade.commission(),
        trade.openedAt(),
        trade.bars());
  }

  @Test
  void trades_add_up_to_the_metrics() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 400, 64);
    JsonNode summary = new ObjectMapper().readTree(run.resolve("summary.json").toFile());
    JsonNode first = summary.get("portfolios").get(0).get("metrics");
    List<String> rows =
        Files.readAllLines(run.resolve("trades.csv")).stream()
            .filter(row -> row.startsWith("portfolio_c0001,"))
            .toList();
    assertThat(rows).hasSize(first.get("trades").asInt());
    assertThat(rows.getFirst()).startsWith("portfolio_c0001,c0001-T1,SPY,BUY,");
    double net = rows.stream().mapToDouble(row -> Double.parseDouble(row.split(",")[11])).sum();
    assertThat(net / rows.size()).isCloseTo(first.get("expectancy").asDouble(), within(1e-6));
  }

  @Test
  void files_are_the_same_byte_for_byte_however_the_data_was_cut() throws IOException {
    Path one = Reported.write(results.resolve("a"), PLAN, 7, 3_000, 4096);
    for (int slices : new int[] {1, 7}) {
      Path other = Reported.write(results.resolve("b" + slices), PLAN, 7, 3_000, slices);
      for (String file :
          List.of(
              "equity.csv",
              "fills.csv",
              "trades.csv",
              "lots.csv",
              "costs.csv",
              "gains.csv",
              "summary.json",
              "report.json",
              "report.txt",
              "sweep.parquet",
              "kept.parquet",
              "report.html")) {
        assertThat(other.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
      }
    }
    assertThat(Files.size(one.resolve("equity.csv"))).isGreaterThan(3 * (1 << 16)); // in pieces
  }

  @Test
  void accounts_that_are_told_by_schedule_are_rows_of_a_table() throws IOException {
    assertThat(Reported.write(results.resolve("a"), PLAN, 7, 300, 64).resolve("snapshots.csv"))
        .doesNotExist();
    RunPlan telling = PLAN.telling(new SnapshotsSpec(SnapshotsSpec.Unit.CHANGE, 0));
    Path run = Reported.write(results.resolve("b"), telling, 7, 300, 64);
    List<String> rows = Files.readAllLines(run.resolve("snapshots.csv"));
    assertThat(rows.getFirst()).startsWith("portfolio_id,time,cash,equity,");
    assertThat(rows).hasSize(1 + PLAN.portfolios().size());
    List<String> equity =
        Files.readAllLines(run.resolve("equity.csv")).stream()
            .filter(row -> row.startsWith("portfolio_c0001,"))
            .toList();
    String[] last = equity.getLast().split(",", -1);
    String[] told = rows.get(1).split(",", -1);
    assertThat(told).hasSize(rows.getFirst().split(",", -1).length);
    assertThat(List.of(told).subList(2, 4)).containsExactly(last[3], last[2]);
  }

  @Test
  void a_run_that_fails_leaves_nothing_behind() throws IOException {
    try (ResultFolder folder = ResultFolder.open(results, PLAN)) {
      Reported heard = new Reported(PLAN, ReportingOptions.defaults(), folder);
      new SampleRun(PLAN, 7, 5_000).play(64, heard); // far enough to have pieces on disk
      Files.writeString(folder.container("portfolio_c0001").resolve("events.jsonl.gz"), "x");
      assertThat(folder.place()).doesNotExist();
      assertThat(names()).hasSize(2).allMatch(name -> name.startsWith(".r1."));
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void an_earlier_run_of_the_same_name_stays_until_the_new_one_is_complete() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 400, 64);
    String before = Files.readString(run.resolve("summary.json"));
    try (ResultFolder folder = ResultFolder.open(results, PLAN)) {
      folder.container("portfolio_c0001");
    }
    assertThat(run.resolve("summary.json")).hasContent(before);
    Reported.write(results, PLAN, 8, 400, 64);
    assertThat(Files.readString(run.resolve("summary.json"))).isNotEqualTo(before);
    assertThat(names()).containsExactly("r1");
  }

  @Test
  void two_runs_at_once_do_not_meet() throws IOException {
    try (ResultFolder a = ResultFolder.open(results, PLAN);
        ResultFolder b = ResultFolder.open(results, PLAN)) {
      assertThat(a.container("portfolio_c0001")).isNotEqualTo(b.container("portfolio_c0001"));
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void a_run_id_that_is_no_folder_name_is_refused() {
    for (String id : List.of("../r1", "a/b", "", ".hidden", "r\u00001")) {
      assertThatThrownBy(() -> ResultFolder.open(results, Plans.plan(id, 1, "SPY", "1d")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("expected a run id");
    }
  }
}
