package io.admf.compose.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Days of one symbol beside quarters of a day of another. The account is called at a quarter, and
 * what is given up of the first symbol trades at a price that came after the call.
 */
class MixedTimeframesTest {

  private static final int DAYS = 120;
  private static final int QUARTERS = 4;
  private static final long QUARTER = Instants.DAY / QUARTERS;

  private static RunPlan plan() {
    List<Series> series =
        List.of(
            new Series(0, new Instrument("XYZ", 0, "USD"), Timeframe.of("6h")),
            new Series(1, new Instrument("ABC", 0, "USD"), Timeframe.of("1d")));
    Map<String, Object> periods = Map.of("fast_period", 1L, "slow_period", 4L);
    List<SignalSpec> signals = new ArrayList<>();
    for (Series each : series) {
      signals.add(
          new SignalSpec(
              each.index(),
              "s" + each.index(),
              new ComponentSpec("momentum", periods),
              List.of(each.index()),
              -1,
              null));
    }
    ExecutionSpec execution =
        new ExecutionSpec(
            "x", FillTiming.NEXT_OPEN, ComponentSpec.of("none"), ComponentSpec.of("none"), 0);
    PortfolioSpec portfolio =
        new PortfolioSpec(
                0,
                "c0001",
                "p",
                Map.of(),
                List.of(0, 1),
                List.of(1.0, 1.0),
                List.of(0, 1),
                Money.of(1_000_000.0),
                true,
                new ComponentSpec("percent_of_equity", Map.of("fraction", 4.0)),
                List.of(),
                execution)
            .with(
                new AccountSpec(
                    AccountKind.MARGIN,
                    LotMethod.FIFO,
                    false,
                    new MarginSpec(0.1, 0.09, 0.1, 0.09),
                    new RatesSpec(0, 0, 0, List.of(), 360),
                    0),
                OrdersSpec.PLAIN);
    RunPlan plan = TradingPlans.plan(series, execution);
    return new RunPlan(
        "r", 1, "USD", 4096, plan.data(), series, signals, List.of(), List.of(portfolio));
  }

  /** A wild market of quarters, and days on which the price goes straight from open to close. */
  private static double[][][] bars(SplittableRandom random) {
    double[][][] bars = new double[2][DAYS * QUARTERS][];
    double wild = 100;
    double calm = 100;
    for (int i = 0; i < DAYS * QUARTERS; i++) {
      double next = wild * (1 + (random.nextDouble() - 0.5) * 0.06);
      bars[0][i] = bar(wild, next);
      wild = next;
      if (i % QUARTERS == QUARTERS - 1) {
        double close = calm * (1 + (random.nextDouble() - 0.5) * 0.03);
        bars[1][i] = bar(calm, close);
        calm = close;
      }
    }
    return bars;
  }

  private static double[] bar(double open, double close) {
    return new double[] {open, Math.max(open, close), Math.min(open, close), close, 1e6};
  }

  private static List<Event> run(double[][][] bars, int cut) {
    List<BarBlock> blocks = SparseBars.blocks(cut, new long[] {QUARTER, QUARTERS * QUARTER}, bars);
    return MarginCallsTest.events(plan(), blocks);
  }

  @Test
  void a_liquidation_never_trades_at_a_price_of_before_the_call() {
    int inside = 0;
    for (long seed = 1; seed <= 6; seed++) {
      inside += callsInsideDays(seed);
    }
    assertThat(inside).isGreaterThan(10);
  }

  /** Runs, checks every liquidation, and counts those that were decided inside a day. */
  private static int callsInsideDays(long seed) {
    double[][][] bars = bars(new SplittableRandom(seed));
    List<Event> events = run(bars, 4096);
    Map<Long, Long> called = new TreeMap<>();
    int inside = 0;
    for (Event event : events) {
      if (event instanceof Order order && order.approval().equals("liquidation")) {
        called.put(order.order(), order.header().slice());
      } else if (event instanceof Fill fill
          && fill.symbol().equals("ABC")
          && called.containsKey(fill.order())) {
        long slice = called.get(fill.order());
        double[] day = bars[1][(int) fill.header().slice()];
        double part = (double) ((slice + 1) % QUARTERS) / QUARTERS;
        double then = day[0] + (day[3] - day[0]) * part;
        assertThat(fill.price())
            .as("seed %d, order %d", seed, fill.order())
            .isBetween(Math.min(then, day[3]), Math.max(then, day[3]));
        assertThat(fill.header().eventTime())
            .isEqualTo(20_000 * Instants.DAY + (slice + 1) * QUARTER);
        inside += part > 0 ? 1 : 0;
      }
    }
    for (int cut : new int[] {1, 3, 7}) {
      assertThat(run(bars, cut)).as("seed %d, blocks of %d", seed, cut).isEqualTo(events);
    }
    return inside;
  }
}
