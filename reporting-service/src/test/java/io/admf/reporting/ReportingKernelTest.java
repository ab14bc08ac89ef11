package io.admf.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.admf.component.ComponentException;
import io.admf.digest.EventDigest;
import io.admf.event.Fill;
import io.admf.event.InvariantException;
import io.admf.event.PositionClose;
import io.admf.event.Snapshot;
import io.admf.frame.EquityFrame;
import io.admf.money.Money;
import io.admf.plan.RunPlan;
import io.admf.reporting.fixture.Hearer;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import io.admf.reporting.fixture.SampleRun;
import io.admf.reporting.library.metrics.Conventions;
import io.admf.reporting.library.metrics.Returns;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingKernelTest {

  private static final RunPlan PLAN = Plans.plan("r1", 3, "SPY", "1d");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void frames_of_1_7_and_4096_slices_give_the_same_figures_bit_for_bit(long seed) {
    RunSummary whole = Reported.summary(PLAN, seed, 5_000, 4096);
    for (int slices : new int[] {1, 7, 100_000}) {
      RunSummary cut = Reported.summary(PLAN, seed, 5_000, slices);
      String what = "seed " + seed + ", frames of " + slices;
      assertThat(cut.digest()).as(what).isEqualTo(whole.digest());
      assertThat(cut.data()).as(what).isEqualTo(whole.data());
      for (int p = 0; p < 3; p++) {
        PortfolioSummary a = whole.portfolios().get(p);
        PortfolioSummary b = cut.portfolios().get(p);
        assertThat(bits(b)).as(what).isEqualTo(bits(a));
        assertThat(b.curve().times()).as(what).isEqualTo(a.curve().times());
        assertThat(b.curve().equity()).as(what).isEqualTo(a.curve().equity());
        assertThat(b.curve().drawdown()).as(what).isEqualTo(a.curve().drawdown());
        assertThat(b.months()).as(what).isEqualTo(a.months());
        assertThat(b.trades()).as(what).isEqualTo(a.trades());
      }
      assertThat(cut.markets().getFirst().high())
          .as(what)
          .isEqualTo(whole.markets().getFirst().high());
    }
  }

  private static List<Long> bits(PortfolioSummary portfolio) {
    return portfolio.metrics().values().stream().map(Double::doubleToRawLongBits).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void the_figures_are_those_of_the_plain_formulas(long seed) {
    Reported heard = new Reported(PLAN, ReportingOptions.defaults(), null);
    new SampleRun(PLAN, seed, 1_237).play(64, heard);
    PortfolioSummary run = heard.finish(PLAN).portfolios().getFirst();
    double[] levels = heard.equity.stream().mapToDouble(e -> (double) e).toArray();
    double[] returns = Returns.of(levels);
    String what = "seed " + seed;
    Conventions daily = Conventions.of(365); // the random bars know no weekend
    assertThat(run.metric("total_return"))
        .as(what)
        .isCloseTo(levels[levels.length - 1] / levels[0] - 1, within(1e-12));
    assertThat(run.metric("annual_return"))
        .as(what)
        .isCloseTo(Returns.annual(returns, 365), within(1e-9));
    assertThat(run.metric("volatility"))
        .as(what)
        .isCloseTo(Returns.volatility(returns, 365), within(1e-12));
    assertThat(run.metric("sharpe"))
        .as(what)
        .isCloseTo(Returns.sharpe(returns, daily), within(1e-9));
    assertThat(run.metric("sortino"))
        .as(what)
        .isCloseTo(Returns.sortino(returns, daily), within(1e-9));
    assertThat(run.metric("max_drawdown"))
        .as(what)
        .isCloseTo(Returns.maxDrawdown(returns), within(1e-12));
    assertThat(run.metric("max_drawdown_days")).as(what).isEqualTo(longestDrawdown(heard));
    assertThat(run.metric("final_equity"))
        .as(what)
        .isEqualTo(Money.toDouble(heard.equity.getLast()));
    trades(run, heard, what);
    digest(run, heard, what);
  }

  private static double longestDrawdown(Reported heard) {
    long longest = 0;
    for (int i = 0; i < heard.equity.size(); i++) { // from every peak to where it is regained
      int end = i + 1;
      while (end < heard.equity.size() && heard.equity.get(end) < heard.equity.get(i)) {
        end++;
      }
      if (end > i + 1) {
        int last = Math.min(end, heard.equity.size() - 1);
        longest = Math.max(longest, heard.times.get(last) - heard.times.get(i));
      }
    }
    return (double) longest / Instants.DAY;
  }

  private static void trades(PortfolioSummary run, Reported heard, String what) {
    List<PositionClose> closes = new ArrayList<>();
    double traded = 0;
    double commission = 0;
    for (var event : heard.events) {
      if (event instanceof PositionClose close) {
        closes.add(close);
      } else if (event instanceof Fill fill) {
        traded += fill.price() * fill.quantity();
        commission += Money.toDouble(fill.commission());
      }
    }
    double won = 0;
    double lost = 0;
    double wins = 0;
    double returns = 0;
    for (PositionClose close : closes) {
      double net = Money.toDouble(close.netPnl());
      won += Math.max(net, 0);
      lost += Math.max(-net, 0);
      wins += net > 0 ? 1 : 0;
      returns += net / (close.entryPrice() * close.quantity());
    }
    double average = heard.equity.stream().mapToDouble(Money::toDouble).average().orElseThrow();
    assertThat(run.metric("trades")).as(what).isEqualTo(closes.size());
    assertThat(run.metric("win_rate")).as(what).isCloseTo(wins / closes.size(), within(1e-12));
    assertThat(run.metric("profit_factor")).as(what).isCloseTo(won / lost, within(1e-9));
    assertThat(run.metric("expectancy"))
        .as(what)
        .isCloseTo((won - lost) / closes.size(), within(1e-8));
    assertThat(run.metric("average_trade"))
        .as(what)
        .isCloseTo(returns / closes.size(), within(1e-9));
    assertThat(run.metric("turnover")).as(what).isCloseTo(traded / average, within(1e-9));
    assertThat(run.metric("commission")).as(what).isCloseTo(commission, within(1e-9));
    assertThat(run.metric("exposure")).as(what).isBetween(0.4, 0.7);
  }

  private static void digest(PortfolioSummary run, Reported heard, String what) {
    EventDigest digest = new EventDigest();
    heard.events.forEach(digest::add);
    digest.addFinal(heard.last);
    assertThat(run.digest()).as(what).isEqualTo(digest.hex());
  }

  @Test
  void every_key_that_scripts_rely_on_is_there() {
    RunSummary run = Reported.summary(PLAN, 1, 300, 64);
    assertThat(run.portfolios().getFirst().metrics().keySet())
        .contains(
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
            "final_equity",
            "average_trade");
  }

  @Test
  void a_run_without_trades_has_undefined_ratios_and_honestzeros() {
    RunSummary run = Reported.summary(PLAN, 1, 5, 64); // too short to buy anything
    PortfolioSummary portfolio = run.portfolios().getFirst();
    for (String key :
        List.of("sharpe", "sortino", "calmar", "win_rate", "profit_factor", "expectancy")) {
      assertThat(portfolio.metric(key)).as(key).isNaN();
    }
    for (String key :
        List.of("total_return", "volatility", "max_drawdown", "trades", "turnover", "exposure")) {
      assertThat(portfolio.metric(key)).as(key).isZero();
    }
  }

  @Test
  void portfolios_are_ranked_by_the_metric_that_was_asked_for() {
    ReportingOptions options = new ReportingOptions(0, 0, 0, "total_return", 1_500, 5_000);
    Reported heard = new Reported(PLAN, options, null);
    new SampleRun(PLAN, 5, 900).play(64, heard);
    List<Double> ranked =
        heard.finish(PLAN).ranking().stream().map(p -> p.metric("total_return")).toList();
    assertThat(ranked).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThatThrownBy(
            () -> new Reported(PLAN, new ReportingOptions(0, 0, 0, "sharp", 1_500, 5_000), null))
        .isInstanceOf(ComponentException.class)
        .hasMessageContaining("did you mean sharpe");
  }

  @Test
  void an_acceptable_return_counts_with_the_year_that_the_calendar_turns_out_to_have() {
    ReportingOptions options = new ReportingOptions(0, 0.10, 0, "sharpe", 1_500, 5_000);
    Reported heard = new Reported(PLAN, options, null);
    new SampleRun(PLAN, 21, 800).play(64, heard);
    RunSummary run = heard.finish(PLAN);
    double[] returns = Returns.of(heard.equity.stream().mapToDouble(e -> (double) e).toArray());
    assertThat(run.conventions()).isEqualTo(new Conventions(365, 0, 0.10));
    assertThat(run.portfolios().getFirst().metric("sortino"))
        .isCloseTo(Returns.sortino(returns, new Conventions(365, 0, 0.10)), within(1e-9));
  }

  @Test
  void a_snapshot_that_contradicts_the_equity_stops_the_run() {
    Reported heard = new Reported(PLAN, ReportingOptions.defaults(), null);
    List<Snapshot> lasts = new ArrayList<>();
    Hearer forger =
        new Hearer() {
          @Override
          public void bars(io.admf.frame.BarBlock block) {
            heard.bars(block);
          }

          @Override
          public void equity(EquityFrame frame) {
            heard.equity(frame);
          }

          @Override
          public void event(int portfolio, io.admf.event.Event event) {}

          @Override
          public void closed(int portfolio, Snapshot last) {
            lasts.add(last);
          }
        };
    new SampleRun(PLAN, 3, 100).play(64, forger);
    Snapshot honest = lasts.getFirst();
    Snapshot forged =
        new Snapshot(
            honest.header(), honest.cash(), honest.equity() + 1, 0, 0, 0, 0, honest.holdings());
    assertThatThrownBy(() -> heard.closed(0, forged))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining(Money.format(honest.equity()))
        .hasMessageContaining(Money.format(honest.equity() + 1));
    assertThatThrownBy(() -> heard.finish(PLAN))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("was 100 slices and none");
  }

  @Test
  void a_frame_that_is_missing_is_noticed() {
    Reported heard = new Reported(PLAN, ReportingOptions.defaults(), null);
    heard.equity(new EquityFrame(0, 0, 0, 1, new long[1], new long[1], new long[1], new long[1]));
    assertThatThrownBy(
            () ->
                heard.equity(
                    new EquityFrame(
                        0, 2, 2, 1, new long[1], new long[1], new long[1], new long[1])))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected equity from slice 1, was from 2");
  }
}
