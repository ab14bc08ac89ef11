package io.admf.portfolio.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Contingency;
import io.admf.event.Order;
import io.admf.event.OrderRequest;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.plan.ComponentSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.OrdersSpec.Anchor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowerTest {

  private static final ComponentSpec MARKET = ComponentSpec.of("market");
  private static final ComponentSpec LIMIT = new ComponentSpec("limit", Map.of("offset", 2.0));

  private static ComponentSpec percent(double percent) {
    return new ComponentSpec("percent", Map.of("percent", percent));
  }

  private static OrdersSpec orders(
      ComponentSpec entry,
      ComponentSpec exit,
      @Nullable ComponentSpec stop,
      @Nullable ComponentSpec target,
      @Nullable ComponentSpec trailing,
      Anchor anchor,
      int maxHolding) {
    return new OrdersSpec(entry, exit, stop, target, trailing, anchor, maxHolding, List.of());
  }

  private static OrdersSpec bracket(Anchor anchor) {
    return orders(MARKET, MARKET, percent(5), percent(10), percent(3), anchor, 0);
  }

  @Test
  void an_entry_brings_its_stop_its_target_and_its_trailing_stop_in_one_group() {
    Trades trades = new Trades("B---", false, bracket(Anchor.FILL), 4);

    trades.decide(0);

    List<Order> all = trades.orders();
    assertThat(all).hasSize(4);
    Order entry = all.getFirst();
    assertThat(entry.contingency()).isEqualTo(Contingency.NONE);
    for (Order child : all.subList(1, 4)) {
      assertThat(child.contingency()).isEqualTo(new Contingency(entry.order(), entry.order()));
      assertThat(child.terms().rules().reduceOnly()).isTrue();
      assertThat(child.terms().side()).isEqualTo(Side.SELL);
      assertThat(child.terms().quantity()).isEqualTo(10);
      assertThat(child.approval()).isEqualTo("bracket of order 1");
      assertThat(child.correlationId()).isEqualTo(entry.correlationId());
    }
    assertThat(all.get(1).terms().type()).isEqualTo(OrderType.STOP);
    assertThat(all.get(1).terms().stopPrice()).isEqualTo(-5);
    assertThat(all.get(1).terms().rules().basis()).isEqualTo(PriceBasis.PARENT_PERCENT);
    assertThat(all.get(2).terms().type()).isEqualTo(OrderType.LIMIT);
    assertThat(all.get(2).terms().limitPrice()).isEqualTo(10);
    assertThat(all.get(3).terms().type()).isEqualTo(OrderType.TRAILING_STOP);
    assertThat(all.get(3).terms().rules().trail()).isEqualTo(3);
    assertThat(all.get(3).terms().stopPrice()).isNaN();
    assertThat(trades.all(OrderRequest.class).get(1).causationId()).isEqualTo(entry.eventId());
  }

  @Test
  void anchored_at_the_decision_its_prices_are_counted_from_the_close() {
    Trades trades = new Trades("S---", true, bracket(Anchor.DECISION), 4);

    trades.decide(0);

    List<Order> all = trades.orders();
    assertThat(all.get(0).terms().side()).isEqualTo(Side.SELL);
    assertThat(all.get(1).terms().stopPrice()).isEqualTo(105);
    assertThat(all.get(1).terms().rules().basis()).isEqualTo(PriceBasis.PRICE);
    assertThat(all.get(2).terms().limitPrice()).isEqualTo(90);
    assertThat(all.get(3).terms().stopPrice()).isEqualTo(103);
  }

  @Test
  void a_distance_of_the_signal_is_the_price_that_it_gives_where_that_makes_sense() {
    ComponentSpec signal = ComponentSpec.of("signal");
    OrdersSpec orders = orders(MARKET, MARKET, signal, signal, null, Anchor.FILL, 0);

    Trades buys = new Trades("B", false, orders, 1);
    buys.decide(0);
    assertThat(buys.orders().get(1).terms().stopPrice()).isEqualTo(95);
    assertThat(buys.orders().get(2).terms().limitPrice()).isEqualTo(120);

    Trades sells = new Trades("S", true, orders, 1); // a stop below the price protects no short
    sells.decide(0);
    assertThat(sells.orders()).hasSize(1);
    assertThat(sells.refusals()).containsExactly("stop_loss", "take_profit");
  }

  @Test
  void the_opinion_turning_cancels_what_protects_and_closes_by_the_exit_style() {
    Trades trades = new Trades("B--S", false, bracket(Anchor.FILL), 4);
    trades.decide(0);
    trades.fill(trades.orders().getFirst(), 1);

    assertThat(trades.next(1)).isEqualTo(3);
    trades.decide(3);

    assertThat(trades.cancels())
        .containsExactly("2 position_closed", "3 position_closed", "4 position_closed");
    assertThat(trades.orders()).hasSize(1);
    assertThat(trades.orders().getFirst().terms().side()).isEqualTo(Side.SELL);
    assertThat(trades.orders().getFirst().terms().quantity()).isEqualTo(10);
    assertThat(trades.orders().getFirst().terms().rules().reduceOnly()).isTrue();
  }

  @Test
  void an_exit_that_may_wait_joins_the_group_of_the_stop_that_stands_until_then() {
    OrdersSpec orders = orders(MARKET, LIMIT, percent(5), null, null, Anchor.FILL, 0);
    Trades trades = new Trades("B-S-B", false, orders, 5);
    trades.decide(0);
    trades.fill(trades.orders().getFirst(), 1);

    trades.decide(2);
    Order exit = trades.orders().getFirst();
    assertThat(trades.cancels()).isEmpty();
    assertThat(exit.contingency()).isEqualTo(new Contingency(0, 1));
    assertThat(exit.terms().limitPrice()).isEqualTo(102);

    trades.decide(4);
    assertThat(trades.cancels()).as("the opinion is back").containsExactly("3 opinion_turned");
    assertThat(trades.orders()).as("the position is still there").isEmpty();
  }

  @Test
  void an_entry_that_rests_is_cancelled_when_the_opinion_turns() {
    OrdersSpec orders = orders(LIMIT, MARKET, percent(5), null, null, Anchor.FILL, 0);
    Trades trades = new Trades("B-S-", false, orders, 4);
    trades.decide(0);
    assertThat(trades.orders().getFirst().terms().limitPrice()).isEqualTo(98);

    trades.decide(2);

    assertThat(trades.cancels()).containsExactly("1 opinion_turned");
    assertThat(trades.orders()).as("there is nothing to sell").isEmpty();
  }

  @Test
  void what_trades_after_its_end_was_asked_for_is_given_back() {
    OrdersSpec orders = orders(LIMIT, MARKET, percent(5), null, null, Anchor.FILL, 0);
    Trades trades = new Trades("B-S---", false, orders, 6);
    trades.decide(0);
    Order entry = trades.orders().getFirst();
    trades.decide(2);
    trades.fill(entry, 3);

    assertThat(trades.position()).isEqualTo(10);
    assertThat(trades.next(4)).isEqualTo(4);
    trades.decide(4);
    assertThat(trades.cancels()).containsExactly("2 position_closed");
    Order back = trades.orders().getFirst();
    assertThat(back.terms().side()).isEqualTo(Side.SELL);
    assertThat(back.terms().quantity()).isEqualTo(10);
  }

  @Test
  void a_turn_is_an_exit_and_an_entry_with_a_bracket_of_its_own() {
    Trades trades = new Trades("B-S-", true, bracket(Anchor.FILL), 4);
    trades.decide(0);
    trades.fill(trades.orders().getFirst(), 1);

    trades.decide(2);

    List<Order> all = trades.orders();
    assertThat(all).hasSize(5);
    assertThat(all.get(0).terms().quantity()).isEqualTo(10);
    assertThat(all.get(0).correlationId()).isEqualTo("c0001-T1");
    assertThat(all.get(1).terms().quantity()).isEqualTo(10);
    assertThat(all.get(1).correlationId()).isEqualTo("c0001-T2");
    assertThat(all.get(2).terms().side()).isEqualTo(Side.BUY);
    assertThat(all.get(2).contingency().parent()).isEqualTo(all.get(1).order());
  }

  @Test
  void after_a_stop_there_is_no_new_entry_while_the_opinion_lasts() {
    Trades trades = new Trades("BBBBSB", false, bracket(Anchor.FILL), 6);
    trades.decide(0);
    List<Order> all = trades.orders();
    trades.fill(all.get(0), 1);
    trades.fill(all.get(1), 2);
    trades.cancelled(all.get(2), 2);
    trades.cancelled(all.get(3), 2);

    assertThat(trades.position()).isZero();
    assertThat(trades.next(2)).isEqualTo(4);
    assertThat(trades.decide(4)).isEmpty();
    trades.decide(5);
    assertThat(trades.orders()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8})
  void a_position_is_closed_after_so_many_bars_whatever_the_blocks(int cut) {
    OrdersSpec orders = orders(MARKET, MARKET, percent(5), null, null, Anchor.FILL, 3);
    Trades trades = new Trades("B-------", false, orders, cut);
    assertThat(trades.next(0)).isZero();
    trades.decide(0);
    Order entry = trades.orders().getFirst();
    trades.reach(1);
    trades.fill(entry, 1);

    assertThat(trades.next(2)).isEqualTo(4);
    trades.decide(4);

    assertThat(trades.cancels()).containsExactly("2 position_closed");
    assertThat(trades.orders().getFirst().terms().side()).isEqualTo(Side.SELL);
    assertThat(trades.next(5)).isEqualTo(-1);
  }

  @Test
  void a_position_that_is_gone_by_then_is_not_closed_again() {
    OrdersSpec orders = orders(MARKET, MARKET, null, null, null, Anchor.FILL, 3);
    Trades trades = new Trades("B-S-----", false, orders, 8);
    trades.decide(0);
    trades.fill(trades.orders().getFirst(), 1);
    trades.decide(2);
    trades.fill(trades.orders().getFirst(), 3);

    assertThat(trades.next(3)).isEqualTo(4);
    assertThat(trades.decide(4)).isEmpty();
  }

  @Test
  void an_order_that_stays_some_bars_is_withdrawn_after_them() {
    ComponentSpec entry =
        new ComponentSpec("limit", Map.of("offset", 2.0, "time_in_force", "gtd", "bars", 2L));
    Trades trades =
        new Trades("B-----", false, orders(entry, MARKET, null, null, null, Anchor.FILL, 0), 6);
    trades.decide(0);

    assertThat(trades.next(1)).isEqualTo(2);
    trades.decide(2);
    assertThat(trades.cancels()).containsExactly("1 waited_long_enough");
  }

  @Test
  void a_price_that_is_not_known_is_refused_and_brings_nothing() {
    ComponentSpec far = new ComponentSpec("limit", Map.of("offset", 120.0));
    Trades trades =
        new Trades("B", false, orders(far, MARKET, percent(5), null, null, Anchor.FILL, 0), 1);
    trades.decide(0);
    assertThat(trades.orders()).isEmpty();
    assertThat(trades.refusals()).containsExactly("orders");
  }

  @Test
  void the_other_side_is_entered_once_an_exit_that_may_wait_has_closed_the_position() {
    OrdersSpec orders = orders(MARKET, LIMIT, percent(5), null, null, Anchor.FILL, 0);
    Trades trades = new Trades("B-S-----", true, orders, 8);
    trades.decide(0);
    trades.fill(trades.orders().getFirst(), 1);
    trades.decide(2);
    assertThat(trades.orders()).as("the exit alone").hasSize(1);
    Order exit = trades.orders().getFirst();
    assertThat(trades.next(3)).isEqualTo(-1);

    trades.fill(exit, 4);

    assertThat(trades.next(5)).isEqualTo(5);
    trades.decide(5);
    assertThat(trades.orders()).hasSize(2);
    assertThat(trades.orders().getFirst().terms().side()).isEqualTo(Side.SELL);
    assertThat(trades.orders().getFirst().correlationId()).isEqualTo("c0001-T2");
  }
}
