package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingPropertyTest {

  private static final int SLICES = 400;
  private static final List<Series> SERIES =
      TradingPlans.series(
          new Instrument("AAA", 0, "USD"),
          new Instrument("BBB", 2, "USD"),
          new Instrument("CCC", 8, "USD"));

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void random_orders_trade_as_the_obvious_matcher_says_however_the_bars_are_cut(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 25; round++) {
      double[][][] bars = SparseBars.random(random.nextLong(), 3, SLICES, random.nextDouble());
      FillTiming timing = random.nextBoolean() ? FillTiming.NEXT_OPEN : FillTiming.CLOSE;
      double cap = 0;
      ExecutionSpec execution = Floor.execution(timing, 0, 0, cap);
      RunPlan plan = TradingPlans.plan(SERIES, execution);
      List<Order> orders = orders(plan, random, 100);
      String where = "seed %d, round %d".formatted(seed, round);

      List<Event> whole = Floor.run(plan, SparseBars.blocks(4096, bars), orders);

      assertThat(NaiveFloor.of(whole))
          .as(where)
          .containsExactlyInAnyOrderElementsOf(NaiveFloor.run(plan, bars, orders));
      assertThat(Floor.run(plan, SparseBars.blocks(1, bars), orders)).as(where).isEqualTo(whole);
      assertThat(Floor.run(plan, SparseBars.blocks(7, bars), orders)).as(where).isEqualTo(whole);
      assertPricesWithin(bars, whole, where);
    }
  }

  private static void assertPricesWithin(double[][][] bars, List<Event> events, String where) {
    for (Fill fill : Floor.fills(events)) {
      int slice = (int) fill.header().slice();
      double[] bar = bars[fill.symbol().charAt(0) - 'A'][slice];
      assertThat(fill.price()).as(where).isBetween(bar[2], bar[1]);
    }
  }

  /** Prices sit on cents so that levels meet opens, highs and lows exactly, too. */
  private static List<Order> orders(RunPlan plan, SplittableRandom random, int count) {
    List<Long> decisions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      decisions.add(random.nextLong(SLICES + 1) - 1);
    }
    decisions.sort(Comparator.naturalOrder());
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Series series = SERIES.get(random.nextInt(3));
      OrderTerms terms =
          new OrderTerms(
              series.symbol(),
              random.nextBoolean() ? Side.BUY : Side.SELL,
              1 + random.nextLong(2000 * series.instrument().unitsPerOne()),
              OrderType.values()[random.nextInt(4)],
              price(random),
              price(random));
      orders.add(Floor.order(plan, i + 1L, decisions.get(i), terms));
    }
    return orders;
  }

  private static double price(SplittableRandom random) {
    return Math.rint(8500 + random.nextInt(3000)) / 100;
  }
}
