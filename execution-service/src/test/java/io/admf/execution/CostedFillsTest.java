package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.FillDetail;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.fixture.Bars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.money.Money;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models in the kernel: what they are told there. */
class CostedFillsTest {

  private static final List<Series> ABC = List.of(Bars.daily("ABC"));
  private static final ComponentSpec NONE = ComponentSpec.of("none");

  private static RunPlan plan(
      ComponentSpec slippage, ComponentSpec commission, double cap, ComponentSpec impact) {
    ExecutionSpec costs =
        new ExecutionSpec("test", FillTiming.NEXT_OPEN, slippage, commission, cap);
    return TradingPlans.plan(ABC, costs.with(impact, NONE, Ask.spec("spread_share", "share", 0.5)));
  }

  private static Order market(RunPlan plan, long number, long slice, Side side, long quantity) {
    return Floor.order(plan, number, slice, OrderTerms.market("ABC", side, quantity));
  }

  /** A quarter of the volume each: 10, 20 and 20 of 1000 traded give 2, 5 and 3 of 10. */
  @Test
  void a_minimum_is_charged_once_to_an_order_that_trades_in_parts() {
    RunPlan plan = plan(NONE, Ask.spec("per_share", "amount", 0.5, "minimum", 4.0), 0.25, NONE);
    List<BarBlock> blocks =
        Bars.blocks(
            1,
            new double[] {10, 10, 10, 10, 10},
            new double[] {10, 10, 10, 10, 10},
            new double[] {10, 10, 10, 10, 20},
            new double[] {10, 10, 10, 10, 20});
    List<Event> events = Floor.run(plan, blocks, List.of(market(plan, 1, 0, Side.BUY, 10)));
    assertThat(Floor.fills(events)).extracting(Fill::quantity).containsExactly(2L, 5L, 3L);
    assertThat(Floor.fills(events))
        .extracting(Fill::commission)
        .as("4 at once, which pays for 8 shares; then what two more cost")
        .containsExactly(Money.of(4.0), 0L, Money.of(1.0));
  }

  @Test
  void a_fill_tells_impact_and_improvement_apart() {
    RunPlan plan = plan(Ask.spec("bps", "bps", 10L), NONE, 0, Ask.spec("linear", "window", 1L));
    List<BarBlock> blocks =
        Bars.blocks(
            2, new double[] {100, 100, 100, 100, 1000}, new double[] {100, 101, 99, 100, 777});
    Fill fill =
        Floor.fills(Floor.run(plan, blocks, List.of(market(plan, 1, 0, Side.BUY, 10)))).getFirst();
    // a hundredth of the volume of the day before: 0.1 × 0.005 + 0.2 × 0.01 of 100.10
    FillDetail detail = Objects.requireNonNull(fill.detail());
    assertThat(detail.impact()).isEqualTo(Money.of(10 * 100.1 * 0.0025));
    assertThat(detail.improvement()).as("half of ten basis points").isEqualTo(Money.of(0.5));
    assertThat(fill.slippage()).isEqualTo(Money.of(1.0 + 2.5025 - 0.5));
  }

  /** The same orders and bars, in frames of any length. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void prices_do_not_depend_on_how_bars_are_cut(long seed) {
    double[][] bars = Bars.random(seed, 200);
    for (ComponentSpec slippage :
        List.of(
            ComponentSpec.of("adverse_market"),
            Ask.spec("volatility", "measure", "deviation"),
            ComponentSpec.of("volume_share"))) {
      for (String impact : List.of("linear", "square_root", "almgren")) {
        RunPlan plan =
            plan(slippage, Ask.spec("tiered", "by", "month_units"), 0.1, ComponentSpec.of(impact));
        List<Order> orders = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (long number = 1; number <= 30; number++) {
          Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
          orders.add(market(plan, number, number * 6, side, 1 + random.nextInt(2000)));
        }
        List<Event> whole = Floor.run(plan, Bars.blocks(200, bars), orders);
        assertThat(Floor.fills(whole)).hasSizeGreaterThan(30);
        for (int slices : new int[] {1, 7, 64}) {
          assertThat(Floor.run(plan, Bars.blocks(slices, bars), orders)).isEqualTo(whole);
        }
      }
    }
  }
}
