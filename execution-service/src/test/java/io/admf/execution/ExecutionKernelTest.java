package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.component.ComponentException;
import io.admf.component.Components;
import io.admf.component.Param;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.InvariantException;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.fixture.Bars;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionKernelTest {

  private static final List<Series> ABC = List.of(Bars.daily("ABC"));
  private static final double[][] RISING = {
    {10, 12, 9, 11}, {11, 13, 10, 12}, {12, 14, 11, 13}, {13, 15, 12, 14}
  };

  private final List<Event> events = new ArrayList<>();

  @Test
  void a_market_order_trades_at_the_open_after_the_decision_and_keeps_its_story() {
    RunPlan plan = TradingPlans.plan(ABC, TradingPlans.frictionless());
    BarBlock block = Bars.block(RISING);
    Order order = Floor.order(plan, 1, 1, OrderTerms.market("ABC", Side.BUY, 7));

    List<Event> told = Floor.run(plan, List.of(block), List.of(order));

    Fill fill = (Fill) told.getFirst();
    assertThat(told).hasSize(1);
    assertThat(fill.header().id()).isEqualTo(new EventId("portfolio_c0001", EventType.FILL, 0));
    assertThat(fill.correlationId()).isEqualTo("c0001-T1");
    assertThat(fill.causationId()).isEqualTo(order.eventId());
    assertThat(fill.header().slice()).isEqualTo(2);
    assertThat(fill.eventTime()).isEqualTo(block.frame(0).eventTimes()[2]);
    assertThat(fill.header().knownAt()).isEqualTo(block.sliceTime(2));
    assertThat(fill.price()).isEqualTo(12);
    assertThat(fill.quantity()).isEqualTo(7);
    assertThat(fill.remaining()).isZero();
    assertThat(fill.reason()).isEqualTo("next_open");
  }

  @Test
  void no_order_meets_the_bar_of_its_own_slice_or_an_earlier_one() {
    RunPlan plan = TradingPlans.plan(ABC, TradingPlans.frictionless());
    ExecutionKernel kernel = Floor.kernel(plan);
    kernel.bars(Bars.block(RISING));
    kernel.accept(0, Floor.order(plan, 1, 1, OrderTerms.market("ABC", Side.BUY, 1)));
    kernel.accept(0, Floor.order(plan, 2, 1, Floor.limit("ABC", Side.BUY, 1, 20)));

    assertThat(kernel.match(0, 0, 3, events::add)).isEqualTo(2);

    assertThat(events).extracting(e -> e.header().slice()).containsExactly(2L, 2L);
  }

  @Test
  void at_the_close_means_the_close_of_the_next_bar() {
    RunPlan plan = TradingPlans.plan(ABC, Floor.execution(FillTiming.CLOSE, 0, 0, 0));
    BarBlock block = Bars.block(RISING);

    Fill fill = only(plan, block, Floor.order(plan, 1, 0, OrderTerms.market("ABC", Side.SELL, 1)));

    assertThat(fill.price()).isEqualTo(12);
    assertThat(fill.reason()).isEqualTo("close");
    assertThat(fill.eventTime()).isEqualTo(block.sliceTime(1));
  }

  @Test
  void slippage_and_commission_are_charged_and_told() {
    RunPlan plan = TradingPlans.plan(ABC, Floor.execution(FillTiming.NEXT_OPEN, 10, 0.1, 0));

    Fill buy =
        only(
            plan,
            Bars.block(RISING),
            Floor.order(plan, 1, 0, OrderTerms.market("ABC", Side.BUY, 100)));
    Fill sell =
        only(
            plan,
            Bars.block(RISING),
            Floor.order(plan, 1, 0, OrderTerms.market("ABC", Side.SELL, 100)));

    assertThat(buy.price()).isEqualTo(11 * 1.001);
    assertThat(buy.slippage()).isEqualTo(Money.of(1.1));
    assertThat(buy.commission()).isEqualTo(Money.of(1.1011));
    assertThat(sell.price()).isEqualTo(11 * 0.999);
    assertThat(sell.slippage()).isEqualTo(Money.of(1.1));
    assertThat(sell.commission()).isEqualTo(Money.of(1.0989));
  }

  @Test
  void a_limit_holds_whatever_slippage_says() {
    RunPlan plan = TradingPlans.plan(ABC, Floor.execution(FillTiming.NEXT_OPEN, 500, 0, 0));
    BarBlock block = Bars.block(RISING);

    Fill atLimit =
        only(plan, block, Floor.order(plan, 1, 0, Floor.limit("ABC", Side.BUY, 1, 10.5)));
    Fill better = only(plan, block, Floor.order(plan, 1, 0, Floor.limit("ABC", Side.BUY, 1, 11.2)));
    Fill sold = only(plan, block, Floor.order(plan, 1, 0, Floor.limit("ABC", Side.SELL, 1, 12.5)));
    Fill stopped =
        only(plan, block, Floor.order(plan, 1, 0, Floor.stop("ABC", Side.SELL, 1, 10.5)));

    assertThat(atLimit.price()).isEqualTo(10.5);
    assertThat(atLimit.slippage()).isZero();
    assertThat(better.price()).isEqualTo(11.2);
    assertThat(better.slippage()).isEqualTo(Money.of(0.2));
    assertThat(sold.price()).isEqualTo(12.5);
    assertThat(stopped.price()).isEqualTo(10.5 * 0.95);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4096})
  void an_order_waits_for_the_next_bar_of_its_own_symbol(int cut) {
    List<Series> series =
        TradingPlans.series(new Instrument("ABC", 0, "USD"), new Instrument("XYZ", 0, "USD"));
    RunPlan plan = TradingPlans.plan(series, TradingPlans.frictionless());
    double[][][] bars = new double[2][6][];
    for (int i = 0; i < 6; i++) {
      bars[0][i] = new double[] {10 + i, 20 + i, 5 + i, 11 + i, 100};
    }
    bars[1][0] = new double[] {50, 51, 49, 50, 100};
    bars[1][4] = new double[] {60, 61, 59, 60, 100};

    List<Fill> fills =
        Floor.fills(
            Floor.run(
                plan,
                SparseBars.blocks(cut, bars),
                List.of(
                    Floor.order(plan, 1, 0, OrderTerms.market("XYZ", Side.BUY, 1)),
                    Floor.order(plan, 2, 1, OrderTerms.market("ABC", Side.BUY, 1)))));

    assertThat(fills).extracting(Fill::order).containsExactly(2L, 1L);
    assertThat(fills).extracting(fill -> fill.header().slice()).containsExactly(2L, 4L);
    assertThat(fills).extracting(Fill::price).containsExactly(12.0, 60.0);
  }

  @Test
  void matching_stops_after_the_slice_in_which_something_happened() {
    RunPlan plan = TradingPlans.plan(ABC, TradingPlans.frictionless());
    ExecutionKernel kernel = Floor.kernel(plan);
    kernel.bars(Bars.block(RISING));
    assertThat(kernel.active(0)).isFalse();
    assertThat(kernel.match(0, 0, 3, events::add)).isEqualTo(3);
    kernel.accept(0, Floor.order(plan, 1, -1, OrderTerms.market("ABC", Side.BUY, 1)));
    kernel.accept(0, Floor.order(plan, 2, -1, Floor.limit("ABC", Side.BUY, 1, 8)));
    kernel.accept(0, Floor.order(plan, 3, -1, Floor.stop("ABC", Side.BUY, 1, 14)));

    assertThat(kernel.match(0, 0, 3, events::add)).isEqualTo(0);
    assertThat(kernel.match(0, 1, 3, events::add)).isEqualTo(2);
    assertThat(kernel.active(0)).isTrue();
    assertThat(kernel.match(0, 3, 3, events::add)).isEqualTo(3);

    assertThat(Floor.fills(events)).extracting(Fill::order).containsExactly(1L, 3L);
    assertThat(events).hasSize(2);
  }

  @Test
  void fills_of_one_bar_come_as_its_prices_do_open_first_stops_before_limits() {
    RunPlan plan = TradingPlans.plan(ABC, TradingPlans.frictionless());
    List<Order> orders =
        List.of(
            Floor.order(plan, 3, 0, Floor.limit("ABC", Side.SELL, 1, 12.5)),
            Floor.order(plan, 1, 0, OrderTerms.market("ABC", Side.BUY, 1)),
            Floor.order(plan, 2, 0, Floor.stop("ABC", Side.SELL, 1, 10.5)));

    List<Fill> fills = Floor.fills(Floor.run(plan, List.of(Bars.block(RISING)), orders));

    assertThat(fills).extracting(Fill::order).containsExactly(1L, 2L, 3L);
    assertThat(fills).extracting(f -> f.eventId().sequence()).containsExactly(0L, 1L, 2L);
    assertThat(fills).extracting(f -> f.header().slice()).containsOnly(1L);
  }

  @Test
  void the_orders_of_a_portfolio_share_the_volume_and_portfolios_do_not() {
    ExecutionSpec tenth = Floor.execution(FillTiming.NEXT_OPEN, 0, 0, 0.1);
    RunPlan plan = TradingPlans.plan(ABC, tenth, tenth);
    ExecutionKernel kernel = Floor.kernel(plan);
    double[] bar = {10, 12, 9, 11, 109.99};
    kernel.bars(Bars.block(bar, bar, bar));
    for (int p = 0; p < 2; p++) {
      for (int n = 1; n <= 2; n++) {
        OrderTerms terms = OrderTerms.market("ABC", n == 1 ? Side.BUY : Side.SELL, 7);
        kernel.accept(p, Floor.order(plan.portfolios().get(p), n, -1, terms));
      }
    }
    List<List<Long>> parts = new ArrayList<>();
    for (int p = 0; p < 2; p++) {
      events.clear();
      for (int slice = 0; slice < 3; slice++) {
        kernel.match(p, slice, slice, events::add);
      }
      for (Fill fill : Floor.fills(events)) {
        parts.add(
            List.of(
                (long) p, fill.header().slice(), fill.order(), fill.quantity(), fill.remaining()));
      }
    }
    assertThat(parts)
        .containsExactly(
            List.of(0L, 0L, 1L, 7L, 0L),
            List.of(0L, 0L, 2L, 3L, 4L),
            List.of(0L, 1L, 2L, 4L, 0L),
            List.of(1L, 0L, 1L, 7L, 0L),
            List.of(1L, 0L, 2L, 3L, 4L),
            List.of(1L, 1L, 2L, 4L, 0L));
  }

  @Test
  void participation_is_counted_in_exact_decimals_of_the_size_increment() {
    List<Series> coin = TradingPlans.series(new Instrument("BTC", 8, "USD"));
    RunPlan plan = TradingPlans.plan(coin, Floor.execution(FillTiming.NEXT_OPEN, 0, 0, 0.29));
    double[] bar = {10, 12, 9, 11, 1};

    Fill fill =
        Floor.fills(
                Floor.run(
                    plan,
                    List.of(Bars.block(bar)),
                    List.of(
                        Floor.order(plan, 1, -1, OrderTerms.market("BTC", Side.BUY, 100_000_000)))))
            .getFirst();

    assertThat(fill.quantity()).isEqualTo(29_000_000);
  }

  @Test
  void a_triggered_stop_is_a_market_order_from_then_on() {
    RunPlan plan = TradingPlans.plan(ABC, Floor.execution(FillTiming.NEXT_OPEN, 0, 0, 0.1));
    BarBlock block =
        Bars.block(
            new double[] {10, 12, 9, 11, 9},
            new double[] {20, 21, 19, 20, 30},
            new double[] {5, 6, 4, 5, 1000});

    List<Fill> fills =
        Floor.fills(
            Floor.run(
                plan,
                List.of(block),
                List.of(Floor.order(plan, 1, -1, Floor.stop("ABC", Side.BUY, 5, 11)))));

    assertThat(fills).extracting(Fill::price).containsExactly(20.0, 5.0);
    assertThat(fills).extracting(Fill::quantity).containsExactly(3L, 2L);
    assertThat(fills).extracting(Fill::reason).containsOnly("next_open");
  }

  @Test
  void without_a_cap_a_bar_of_no_volume_fills() {
    RunPlan plan = TradingPlans.plan(ABC, TradingPlans.frictionless());
    BarBlock silent = Bars.block(new double[] {10, 10, 10, 10, 0});
    Fill fill = only(plan, silent, Floor.order(plan, 1, -1, OrderTerms.market("ABC", Side.BUY, 9)));
    assertThat(fill.quantity()).isEqualTo(9);
  }

  @Test
  void what_the_data_leaves_in_the_market_expires() {
    RunPlan plan = TradingPlans.plan(ABC, Floor.execution(FillTiming.NEXT_OPEN, 0, 0, 0.5));
    BarBlock block = Bars.block(new double[] {10, 12, 9, 11, 10}, new double[] {10, 12, 9, 11, 4});
    List<Order> orders =
        List.of(
            Floor.order(plan, 1, -1, OrderTerms.market("ABC", Side.BUY, 100)),
            Floor.order(plan, 2, 0, Floor.limit("ABC", Side.BUY, 3, 1)),
            Floor.order(plan, 3, 1, OrderTerms.market("ABC", Side.BUY, 2)));

    List<Event> told = Floor.run(plan, List.of(block), orders);

    List<OrderCancelled> ended =
        told.stream()
            .filter(OrderCancelled.class::isInstance)
            .map(OrderCancelled.class::cast)
            .toList();
    assertThat(ended).extracting(OrderCancelled::order).containsExactly(1L, 2L, 3L);
    assertThat(ended).extracting(OrderCancelled::remaining).containsExactly(93L, 3L, 2L);
    assertThat(ended).extracting(OrderCancelled::status).containsOnly(OrderStatus.EXPIRED);
    assertThat(ended).extracting(OrderCancelled::reason).containsOnly("end_of_data");
    assertThat(ended).extracting(e -> e.eventId().sequence()).containsExactly(0L, 1L, 2L);
    assertThat(ended).extracting(e -> e.header().slice()).containsOnly(1L);
    assertThat(ended).extracting(OrderCancelled::eventTime).containsOnly(block.sliceTime(1));
    assertThat(ended.getFirst().causationId()).isEqualTo(orders.getFirst().eventId());
    assertThat(ended.getFirst().correlationId()).isEqualTo("c0001-T1");
  }

  @Test
  void impossible_terms_are_refused_at_the_next_bar() {
    RunPlan plan = TradingPlans.plan(ABC, TradingPlans.frictionless());
    List<Order> orders =
        List.of(
            Floor.order(plan, 4, -1, Floor.limit("ABC", Side.BUY, 1, Double.NaN)),
            Floor.order(plan, 5, -1, Floor.stop("ABC", Side.BUY, 1, -3)),
            Floor.order(plan, 6, -1, OrderTerms.market("ABC", Side.BUY, 0)));

    List<Event> told = Floor.run(plan, List.of(Bars.block(RISING)), orders);

    assertThat(told).allMatch(OrderRejected.class::isInstance);
    assertThat(told).extracting(e -> e.eventId().sequence()).containsExactly(4L, 5L, 6L);
    assertThat(told)
        .extracting(e -> ((OrderRejected) e).detail())
        .containsExactly(
            "limit price must be positive, was NaN",
            "stop price must be positive, was -3.0",
            "quantity must be positive, was 0");
    assertThat(told).extracting(e -> ((OrderRejected) e).rule()).containsOnly("terms");
  }

  @Test
  void our_bugs_stop_the_run() {
    RunPlan plan = TradingPlans.plan(ABC, TradingPlans.frictionless());
    ExecutionKernel kernel = Floor.kernel(plan);
    assertThatThrownBy(() -> kernel.match(0, 0, 0, events::add))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected slices within a block, was 0 to 0");
    kernel.bars(Bars.block(RISING));
    assertThatThrownBy(() -> kernel.match(0, 2, 4, events::add))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected slices within 0 to 3, was 2 to 4");
    assertThatThrownBy(
            () -> kernel.accept(0, Floor.order(plan, 1, 0, OrderTerms.market("XYZ", Side.BUY, 1))))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("was XYZ");
  }

  @Test
  void a_model_that_does_not_exist_is_named() {
    ExecutionSpec wrong =
        new ExecutionSpec(
            "x", FillTiming.NEXT_OPEN, ComponentSpec.of("bsp"), ComponentSpec.of("none"), 0);
    assertThatThrownBy(() -> Floor.kernel(TradingPlans.plan(ABC, wrong)))
        .isInstanceOf(ComponentException.class)
        .hasMessageContaining("no slippage is called bsp; did you mean bps?");
  }

  /** A researcher's model: pays more the larger its part of the bar. */
  @Slippage(name = "share_of_volume", description = "price moves with the part of the volume")
  record ShareOfVolume(@Param("price change when all the volume is taken") double impact)
      implements SlippageModel {
    @Override
    public double price(Trade trade) {
      double part = trade.instrument().quantity(trade.quantity()) / trade.barVolume();
      return trade.price() * (1 + trade.terms().side().sign() * impact * part);
    }
  }

  @Test
  void a_model_from_outside_is_used_and_checked() {
    ExecutionSpec mine =
        new ExecutionSpec(
            "mine",
            FillTiming.NEXT_OPEN,
            new ComponentSpec("share_of_volume", Map.of("impact", 0.5)),
            ComponentSpec.of("none"),
            0);
    RunPlan plan = TradingPlans.plan(ABC, mine);
    Components components =
        Components.of(
            Floor.KINDS,
            List.of(ShareOfVolume.class, none("commission"), none("impact"), none("improvement")));
    ExecutionKernel kernel = ExecutionKernel.ofFigures(plan, components);
    kernel.bars(Bars.block(new double[] {10, 12, 9, 11, 100}));
    kernel.accept(0, Floor.order(plan, 1, -1, OrderTerms.market("ABC", Side.BUY, 20)));
    kernel.match(0, 0, 0, events::add);
    assertThat(((Fill) events.getFirst()).price()).isEqualTo(11);

    kernel.accept(0, Floor.order(plan, 2, -1, OrderTerms.market("ABC", Side.SELL, 200)));
    assertThatThrownBy(() -> kernel.match(0, 0, 0, events::add))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("to give a positive price")
        .hasMessageContaining("was 0.0");
  }

  private static Class<?> none(String kind) {
    return Floor.components().require(kind, "none").implementation();
  }

  private static Fill only(RunPlan plan, BarBlock block, Order order) {
    List<Event> told = Floor.run(plan, List.of(block), List.of(order));
    assertThat(told).hasSize(1);
    return (Fill) told.getFirst();
  }
}
