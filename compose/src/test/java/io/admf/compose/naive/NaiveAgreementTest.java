package io.admf.compose.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.compose.naive.NaiveRun.Filled;
import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.PositionClose;
import io.admf.frame.BarBlock;
import io.admf.money.Money;
import io.admf.reporting.PortfolioSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** ADMF against an implementation that shares nothing with it but the manual. */
class NaiveAgreementTest {

  private static final int CASES = 5_000;
  private static final double EVERY_DAY = 365; // the bars of the cases do not stop on Saturdays

  private final Map<String, Integer> fills = new TreeMap<>();
  private int turnarounds;
  private int refusals;
  private int ruins;

  @Test
  void every_fill_trade_and_figure_is_that_of_the_naive_implementation() {
    for (int seed = 0; seed < CASES; seed++) {
      NaiveCase one = new NaiveCase(seed);
      NaiveRun expected = NaiveRun.of(one.setup());
      String which = "seed %d, %s".formatted(seed, one.setup());
      NaivePlan plan = new NaivePlan(one.setup());
      List<BarBlock> blocks = one.blocks();
      List<Event> heard = new ArrayList<>();
      List<Long> equity = new ArrayList<>();
      PortfolioSummary byKernels = plan.byKernels(blocks, heard, equity);
      sameFills(which, expected, heard);
      sameTrades(which, expected, heard);
      assertThat(equity).as(which).isEqualTo(expected.equity.stream().map(Money::of).toList());
      sameFigures(which, expected, byKernels);
      sameFigures(which + " in a sweep", expected, plan.bySweep(one.blocks()));
      count(one.setup(), expected);
    }
    assertThat(fills.keySet())
        .containsExactly(
            "breakout", "buy_and_hold", "mean_reversion", "momentum", "rsi", "sma_crossover");
    assertThat(fills.values()).allMatch(count -> count > 300);
    assertThat(turnarounds).isGreaterThan(1_000);
    assertThat(refusals).isGreaterThan(1_000);
    assertThat(ruins).isGreaterThan(10);
  }

  private void count(NaiveSetup setup, NaiveRun run) {
    fills.merge(setup.strategy().name(), run.fills.size(), Integer::sum);
    turnarounds += (int) run.trades.stream().filter(trade -> turned(run, trade)).count();
    refusals += (int) run.refusals;
    ruins += run.equity.stream().anyMatch(equity -> equity.signum() <= 0) ? 1 : 0;
  }

  /** Whether the fill that closed a trade opened the next one. */
  private static boolean turned(NaiveRun run, NaiveRun.Trade trade) {
    return run.trades.stream().anyMatch(next -> next.openedAt() == trade.closedAt());
  }

  private static void sameFills(String which, NaiveRun expected, List<Event> heard) {
    List<Fill> actual = new ArrayList<>();
    for (Event event : heard) {
      if (event instanceof Fill fill) {
        actual.add(fill);
      }
    }
    for (int i = 0; i < Math.min(actual.size(), expected.fills.size()); i++) {
      Fill fill = actual.get(i);
      Filled wanted = expected.fills.get(i);
      String here = "fill %d of %s".formatted(i, which);
      assertThat(fill.header().slice()).as("slice of " + here).isEqualTo(wanted.bar());
      assertThat(fill.side().sign() * fill.quantity())
          .as("units of " + here)
          .isEqualTo(wanted.units());
      assertThat(fill.price()).as("price of " + here).isEqualTo(wanted.price());
      assertThat(fill.commission())
          .as("commission of " + here)
          .isEqualTo(Money.of(wanted.charge()));
      assertThat(fill.slippage()).as("slippage of " + here).isEqualTo(Money.of(wanted.slipped()));
    }
    assertThat(actual).as(which).hasSameSizeAs(expected.fills);
  }

  private static void sameTrades(String which, NaiveRun expected, List<Event> heard) {
    List<PositionClose> actual = new ArrayList<>();
    for (Event event : heard) {
      if (event instanceof PositionClose close) {
        actual.add(close);
      }
    }
    assertThat(actual).as(which).hasSameSizeAs(expected.trades);
    for (int i = 0; i < actual.size(); i++) {
      PositionClose trade = actual.get(i);
      NaiveRun.Trade wanted = expected.trades.get(i);
      String here = "trade %d of %s".formatted(i, which);
      assertThat(trade.side().sign() * trade.quantity()).as(here).isEqualTo(wanted.units());
      assertThat(trade.entryPrice()).as("entry of " + here).isEqualTo(wanted.entry());
      assertThat(trade.exitPrice()).as("exit of " + here).isEqualTo(wanted.exit());
      assertThat(trade.grossPnl()).as("gross of " + here).isEqualTo(Money.of(wanted.gross()));
      assertThat(trade.netPnl()).as("net of " + here).isEqualTo(Money.of(wanted.net()));
      assertThat(trade.bars()).as(here).isEqualTo(wanted.closedAt() - wanted.openedAt());
    }
  }

  private static void sameFigures(String which, NaiveRun expected, PortfolioSummary actual) {
    assertThat(actual.statistics().activity().fills()).as(which).isEqualTo(expected.fills.size());
    assertThat(actual.statistics().activity().orders()).as(which).isEqualTo(expected.orders);
    assertThat(actual.statistics().activity().rejected()).as(which).isEqualTo(expected.refusals);
    var last = expected.equity.getLast().unscaledValue();
    assertThat(actual.metric("final_equity")).as(which).isEqualTo(last.doubleValue() / 1e8);
    Map<String, Double> wanted = new LinkedHashMap<>(NaiveMetrics.of(expected, EVERY_DAY));
    assertThat(wanted.keySet()).containsExactlyInAnyOrderElementsOf(actual.metrics().keySet());
    wanted.forEach(
        (metric, value) ->
            assertThat(close(value, actual.metric(metric)))
                .as("%s, expected %s, was %s, %s", metric, value, actual.metric(metric), which)
                .isTrue());
  }

  private static boolean close(double expected, double actual) {
    return Double.isNaN(expected)
        ? Double.isNaN(actual)
        : Math.abs(actual - expected) <= 1e-9 * Math.abs(expected) + 1e-12;
  }
}
