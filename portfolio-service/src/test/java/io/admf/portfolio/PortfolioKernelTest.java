package io.admf.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderRequest;
import io.admf.event.OrderStatus;
import io.admf.event.Side;
import io.admf.event.Snapshot;
import io.admf.fixture.Bars;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.SignalFrame;
import io.admf.money.Money;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FeatureSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortfolioKernelTest {

  private static final Components COMPONENTS =
      Components.of(
          PortfolioKinds.ALL,
          new ComponentScanner(PortfolioKinds.ALL).beside(PortfolioKernel.class));

  private final List<Event> said = new ArrayList<>();

  private static RunPlan plan(boolean allowShort, ComponentSpec sizing, ComponentSpec... risk) {
    ComponentSpec none = ComponentSpec.of("none");
    PortfolioSpec portfolio =
        new PortfolioSpec(
            0,
            "c0001",
            "test",
            Map.of(),
            List.of(0),
            List.of(1.0),
            List.of(0),
            Money.of(10_000.0),
            allowShort,
            sizing,
            List.of(risk),
            new ExecutionSpec("default", FillTiming.NEXT_OPEN, none, none, 0));
    return new RunPlan(
        "test",
        1,
        "USD",
        4096,
        new DataSpec(
            ComponentSpec.of("test"),
            List.of(),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            false,
            Long.MAX_VALUE),
        List.of(Bars.daily("AAPL")),
        List.of(new SignalSpec(0, "s", ComponentSpec.of("s"), List.of(0), -1, null)),
        List.of(),
        List.of(portfolio));
  }

  private static PortfolioKernel kernel(RunPlan plan, int... actions) {
    double[][] bars = new double[actions.length][];
    Arrays.fill(bars, new double[] {100, 101, 99, 100});
    BarBlock block = Bars.block(bars);
    byte[] codes = new byte[actions.length];
    double[] strengths = new double[actions.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) actions[i];
      strengths[i] = 1;
    }
    PortfolioKernel kernel = new PortfolioKernel(plan, COMPONENTS);
    kernel.read(
        block,
        List.of(),
        List.of(new SignalFrame(0, 0, 0, codes.length, codes, strengths, null, null)));
    return kernel;
  }

  private static Snapshot account(double cash, double equity, long slice) {
    Header header = header(EventType.SNAPSHOT, slice);
    return new Snapshot(header, Money.of(cash), Money.of(equity), 0, 0, 0, 0, List.of());
  }

  private static Header header(EventType type, long slice) {
    return new Header(new EventId("portfolio_c0001", type, slice), "c0001-T1", null, 0, 0, slice);
  }

  private static Fill fill(Order order, long quantity, long slice) {
    return new Fill(
        header(EventType.FILL, slice),
        order.order(),
        order.terms().symbol(),
        order.terms().side(),
        quantity,
        100,
        0,
        0,
        order.terms().quantity() - quantity,
        "next_open");
  }

  private <T extends Event> List<T> all(Class<T> type) {
    return said.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static final ComponentSpec TEN =
      new ComponentSpec("fixed_quantity", Map.of("quantity", 10.0));

  @Test
  void a_buy_signal_becomes_a_request_and_an_order_with_their_causes() {
    PortfolioKernel kernel = kernel(plan(false, TEN, ComponentSpec.of("long_only")), 0, 1, 1);

    assertThat(kernel.nextDecision(0, 0)).isEqualTo(1);
    kernel.decide(0, 1, account(10_000, 10_000, 1), said::add);

    OrderRequest request = all(OrderRequest.class).getFirst();
    Order order = all(Order.class).getFirst();
    assertThat(said).containsExactly(request, order);
    assertThat(request.terms().quantity()).isEqualTo(10);
    assertThat(request.causationId())
        .isEqualTo(new EventId("portfolio_c0001", EventType.SIGNAL, 1));
    assertThat(order.causationId()).isEqualTo(request.eventId());
    assertThat(order.correlationId()).isEqualTo("c0001-T1").isEqualTo(request.correlationId());
    assertThat(order.header().slice()).isEqualTo(1);
    assertThat(order.eventId()).hasToString("portfolio_c0001/ORDER/1");
    assertThat(kernel.nextDecision(0, 2)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_sell_closes_exactly_what_is_held_and_belongs_to_the_same_trade() {
    PortfolioKernel kernel = kernel(plan(false, TEN, ComponentSpec.of("long_only")), 1, 0, -1);
    kernel.decide(0, 0, account(10_000, 10_000, 0), said::add);
    kernel.hear(0, fill(all(Order.class).getFirst(), 10, 1));

    kernel.decide(0, 2, account(9_000, 10_000, 2), said::add);

    Order exit = all(Order.class).get(1);
    assertThat(exit.terms().side()).isEqualTo(Side.SELL);
    assertThat(exit.terms().quantity()).isEqualTo(10);
    assertThat(exit.correlationId()).isEqualTo("c0001-T1");
  }

  @Test
  void a_sell_with_nothing_to_sell_asks_for_nothing_when_long_only() {
    PortfolioKernel kernel = kernel(plan(false, TEN, ComponentSpec.of("long_only")), -1);
    kernel.decide(0, 0, account(10_000, 10_000, 0), said::add);
    assertThat(said).isEmpty();
  }

  @Test
  void where_shorts_are_allowed_a_sell_turns_the_position_in_one_order() {
    PortfolioKernel kernel = kernel(plan(true, TEN), 1, -1);
    kernel.decide(0, 0, account(10_000, 10_000, 0), said::add);
    kernel.hear(0, fill(all(Order.class).getFirst(), 10, 1));

    kernel.decide(0, 1, account(9_000, 10_000, 1), said::add);

    Order turn = all(Order.class).get(1);
    assertThat(turn.terms().quantity()).isEqualTo(20);
    assertThat(turn.correlationId()).isEqualTo("c0001-T2");
  }

  @Test
  void a_refusal_names_the_rule_and_is_not_repeated_while_the_opinion_lasts() {
    PortfolioKernel kernel =
        kernel(
            plan(false, TEN, new ComponentSpec("max_position_size", Map.of("fraction", 0.05))),
            1,
            1,
            1,
            -1,
            1);
    kernel.decide(0, 0, account(10_000, 10_000, 0), said::add);

    OrderRejected rejected = all(OrderRejected.class).getFirst();
    assertThat(rejected.rule()).isEqualTo("max_position_size");
    assertThat(rejected.detail()).contains("1000.00").contains("500.00");
    assertThat(all(Order.class)).isEmpty();
    assertThat(kernel.nextDecision(0, 1)).isEqualTo(3);
  }

  @Test
  void shorts_are_refused_by_the_rule_when_the_rule_stands() {
    PortfolioKernel kernel = kernel(plan(true, TEN, ComponentSpec.of("long_only")), -1);
    kernel.decide(0, 0, account(10_000, 10_000, 0), said::add);
    assertThat(all(OrderRejected.class).getFirst().rule()).isEqualTo("long_only");
  }

  @Test
  void an_entry_too_small_to_take_is_said_and_not_swallowed() {
    PortfolioKernel kernel =
        kernel(plan(false, new ComponentSpec("fixed_cash", Map.of("amount", 50.0))), 1);
    kernel.decide(0, 0, account(10_000, 10_000, 0), said::add);
    assertThat(all(OrderRejected.class).getFirst().rule()).isEqualTo("sizing");
  }

  @Test
  void an_order_under_way_counts_as_held_and_its_cash_as_spent() {
    PortfolioKernel kernel =
        kernel(plan(false, TEN, new ComponentSpec("cash", Map.of("buffer", 0.0))), 1, -1, 1);
    kernel.decide(0, 0, account(1_500, 1_500, 0), said::add);
    kernel.hear(0, fill(all(Order.class).getFirst(), 4, 1));

    kernel.decide(0, 1, account(1_100, 1_500, 1), said::add);

    assertThat(all(Order.class).get(1).terms().quantity())
        .as("sells the four held and the six under way")
        .isEqualTo(10);
  }

  @Test
  void an_order_that_ends_unfilled_frees_what_it_held() {
    PortfolioKernel kernel = kernel(plan(false, TEN), 1, -1, 1);
    kernel.decide(0, 0, account(10_000, 10_000, 0), said::add);
    Order order = all(Order.class).getFirst();
    kernel.hear(
        0,
        new OrderCancelled(
            header(EventType.ORDER_CANCELLED, 1),
            order.order(),
            "AAPL",
            10,
            OrderStatus.EXPIRED,
            "end_of_data"));

    kernel.decide(0, 1, account(10_000, 10_000, 1), said::add);
    assertThat(all(Order.class)).as("nothing to sell").hasSize(1);
    kernel.decide(0, 2, account(10_000, 10_000, 2), said::add);
    assertThat(all(Order.class).get(1).correlationId()).isEqualTo("c0001-T2");
  }

  @Test
  void a_sizer_is_given_its_indicator_by_whatever_name_the_plan_says_the_column_has() {
    RunPlan plan =
        plan(false, new ComponentSpec("risk_per_trade", Map.of("risk", 0.01)))
            .with("test", List.of(new FeatureSpec(0, "atr(14)", "range_of_fourteen")));
    PortfolioKernel kernel = new PortfolioKernel(plan, COMPONENTS);
    kernel.read(
        Bars.block(new double[][] {{100, 101, 99, 100}}),
        List.of(new FeatureFrame(0, 0, 1, List.of("range_of_fourteen"), new double[][] {{5.0}})),
        List.of(new SignalFrame(0, 0, 0, 1, new byte[] {1}, new double[] {1}, null, null)));

    kernel.decide(0, 0, account(10_000, 10_000, 0), said::add);

    // 1 % of 10,000 over 2 x 5 a share
    assertThat(all(Order.class).getFirst().terms().quantity()).isEqualTo(10);
  }
}
