package io.admf.compose.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.event.Snapshot;
import io.admf.money.Money;
import io.admf.plan.ComponentSpec;
import io.admf.plan.LotMethod;
import org.junit.jupiter.api.Test;

/**
 * Random orders of all kinds through the whole flow. {@code -Dflows=1000000} makes more of them
 * than a build has time for.
 */
class OrderFlowsTest {

  private static final int FLOWS = Integer.getInteger("flows", 1_500);
  private static final ComponentSpec FREE = ComponentSpec.of("none");

  @Test
  void every_flow_keeps_the_laws_however_it_is_cut_and_told() {
    long fills = 0;
    long cancels = 0;
    long contingent = 0;
    for (int seed = 0; seed < FLOWS; seed++) {
      OrderFlow flow = new OrderFlow(seed);
      OrderFlow.Outcome whole = flow.told(flow.plan(), 4096);
      FlowLaws laws = new FlowLaws(flow, true);
      try {
        laws.check(whole.events());
        laws.positionsAre(whole.last().holdings());
        assertThat(flow.told(flow.plan(), flow.cut()).summary().digest())
            .as("cut")
            .isEqualTo(whole.summary().digest());
        assertThat(flow.figures(flow.plan(), flow.cut()).digest())
            .as("in figures")
            .isEqualTo(whole.summary().digest());
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
      fills += laws.fills;
      cancels += laws.cancels;
      contingent += laws.contingent;
    }
    assertThat(fills).isGreaterThan(2L * FLOWS);
    assertThat(cancels).isGreaterThan(FLOWS);
    assertThat(contingent).isGreaterThan(FLOWS);
  }

  @Test
  void lot_methods_differ_in_when_profit_is_realised_and_in_nothing_else() {
    int flat = 0;
    int differ = 0;
    for (int seed = 0; seed < FLOWS / 4; seed++) {
      OrderFlow flow = new OrderFlow(seed);
      Snapshot fifo = flow.told(flow.plan(), 4096).last();
      for (LotMethod method : LotMethod.values()) {
        Snapshot other = flow.told(flow.plan(FREE, FREE, method), flow.cut()).last();
        assertThat(other.equity()).as("seed %d %s", seed, method).isEqualTo(fifo.equity());
        assertThat(other.cash()).as("seed %d %s", seed, method).isEqualTo(fifo.cash());
        assertThat(other.realisedPnl() + other.unrealisedPnl())
            .as("seed %d %s", seed, method)
            .isEqualTo(fifo.realisedPnl() + fifo.unrealisedPnl());
        if (fifo.holdings().isEmpty()) {
          flat++;
          assertThat(other.realisedPnl())
              .as("seed %d %s", seed, method)
              .isEqualTo(fifo.realisedPnl());
        } else if (other.realisedPnl() != fifo.realisedPnl()) {
          differ++;
        }
      }
    }
    assertThat(flat).isPositive();
    assertThat(differ).isPositive();
  }

  @Test
  void two_positions_in_a_symbol_are_worth_what_one_is_where_no_order_reduces() {
    int both = 0;
    for (int seed = 0; seed < FLOWS / 4; seed++) {
      OrderFlow flow = new OrderFlow(seed);
      Snapshot netted = flow.told(flow.opening(false), 4096).last();
      Snapshot hedged = flow.told(flow.opening(true), flow.cut()).last();
      assertThat(hedged.cash()).as("seed %d", seed).isEqualTo(netted.cash());
      assertThat((double) hedged.equity())
          .as("seed %d", seed)
          .isCloseTo(netted.equity(), within(2.0)); // each value is rounded
      both += hedged.holdings().size() > netted.holdings().size() ? 1 : 0;
    }
    assertThat(both).isGreaterThan(FLOWS / 20);
  }

  @Test
  void more_cost_never_gives_more_money() {
    int dearer = 0;
    for (int seed = 0; seed < FLOWS / 4; seed++) {
      OrderFlow flow = new OrderFlow(seed);
      if (!flow.pricesAreSaid()) {
        continue;
      }
      long before = flow.told(flow.plan(), 4096).last().equity();
      for (int step = 1; step <= 3; step++) {
        long charged =
            flow.told(
                    flow.plan(FREE, OrderFlow.commission(0.01 * step, 0.5 * step), LotMethod.FIFO),
                    4096)
                .last()
                .equity();
        long slipped =
            flow.told(flow.plan(OrderFlow.slippage(3 * step), FREE, LotMethod.FIFO), 4096)
                .last()
                .equity();
        assertThat(charged).as("seed %d", seed).isLessThanOrEqualTo(before);
        assertThat(slipped).as("seed %d", seed).isLessThanOrEqualTo(before);
        dearer += before - charged > Money.SCALE / 100 ? 1 : 0;
      }
    }
    assertThat(dearer).isGreaterThan(FLOWS / 10);
  }
}
