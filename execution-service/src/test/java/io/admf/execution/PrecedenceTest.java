package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Contingency;
import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.fixture.Bars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.Series;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.MatchingSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RunPlan;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which order is dealt with first, and which position it is of. */
class PrecedenceTest {

  private static final List<Series> ABC = List.of(Bars.daily("ABC"));
  private static final double[] TEN = {10, 11, 9, 10};
  private static final ComponentSpec NONE = ComponentSpec.of("none");
  private static final ComponentSpec OWN =
      Ask.spec("random", "minimum", 1_000.0, "maximum", 3_600_000.0);

  private static RunPlan plan(ComponentSpec latency, FillTiming timing, boolean hedged) {
    ExecutionSpec execution =
        new ExecutionSpec("test", timing, NONE, NONE, 0, NONE, latency, NONE, MatchingSpec.PLAIN);
    RunPlan plan = TradingPlans.plan(ABC, execution);
    AccountSpec account =
        new AccountSpec(
            AccountKind.SIMPLE, LotMethod.FIFO, hedged, MarginSpec.FULL, RatesSpec.NONE, 0);
    OrdersSpec rich =
        new OrdersSpec(NONE, NONE, null, null, null, OrdersSpec.Anchor.FILL, 1, List.of());
    return plan.with(List.of(plan.portfolios().getFirst().with(account, rich)));
  }

  private static List<Event> run(RunPlan plan, List<Order> orders) {
    return Floor.run(plan, Bars.blocks(9, TEN, TEN, TEN, TEN, TEN), orders);
  }

  /** Order numbers to 9 in the order in which they arrive where they were decided together. */
  private static List<Long> arrivals(RunPlan plan) {
    LatencyModel model = Ask.COMPONENTS.create(ExecutionKinds.LATENCY, OWN);
    return LongStream.rangeClosed(1, 9)
        .boxed()
        .sorted(
            Comparator.comparingLong(
                number ->
                    model.nanos(new LatencyModel.Journey(plan.seed(), "portfolio_c0001", number))))
        .toList();
  }

  @Test
  void orders_that_were_on_their_way_for_different_times_trade_in_the_order_of_arrival() {
    RunPlan plan = plan(OWN, FillTiming.NEXT_OPEN, false);
    List<Order> orders =
        LongStream.rangeClosed(1, 9)
            .mapToObj(number -> Floor.order(plan, number, 0, market(Side.BUY)))
            .toList();
    assertThat(Floor.fills(run(plan, orders)))
        .extracting(Fill::order)
        .isNotEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L))
        .isEqualTo(arrivals(plan));
  }

  @Test
  void what_hangs_on_an_order_of_the_close_trades_in_the_order_of_arrival() {
    RunPlan plan = plan(OWN, FillTiming.CLOSE, false);
    List<Order> orders =
        LongStream.rangeClosed(1, 9)
            .mapToObj(
                number ->
                    new Order(
                        Floor.order(plan, number, 0, market(Side.BUY)).header(),
                        number,
                        market(Side.BUY),
                        new Contingency(number == 5 ? 0 : 5, 0),
                        "test"))
            .toList();
    List<Long> children = arrivals(plan).stream().filter(number -> number != 5).toList();
    assertThat(Floor.fills(run(plan, orders)))
        .extracting(Fill::order)
        .startsWith(5L)
        .endsWith(children.toArray(Long[]::new));
  }

  @Test
  void an_order_that_opens_one_position_of_a_pair_leaves_those_that_reduce_the_other_alone() {
    List<Order> orders =
        List.of(
            order(1, 0, reducing(Floor.limit("ABC", Side.BUY, 5, 9.5))),
            order(2, 0, market(Side.BUY)),
            order(3, 0, market(Side.SELL)));
    assertThat(Floor.fills(run(plan(NONE, FillTiming.NEXT_OPEN, true), orders)))
        .as("the long position is no matter of an order that buys a short one back")
        .extracting(Fill::order)
        .containsExactly(2L, 3L, 1L);
    assertThat(Floor.fills(run(plan(NONE, FillTiming.NEXT_OPEN, false), orders)))
        .as("netted, the purchase leaves nothing to buy back")
        .extracting(Fill::order)
        .containsExactly(2L, 3L);
  }

  private static Order order(long number, long slice, OrderTerms terms) {
    return Floor.order(plan(NONE, FillTiming.NEXT_OPEN, true), number, slice, terms);
  }

  private static OrderTerms market(Side side) {
    return OrderTerms.market("ABC", side, 5);
  }

  private static OrderTerms reducing(OrderTerms terms) {
    return terms.with(terms.rules().reducing());
  }
}
