package io.admf.portfolio.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Order;
import io.admf.event.OrderRejected;
import io.admf.event.OrderRequest;
import io.admf.event.Side;
import io.admf.plan.ComponentSpec;
import io.admf.plan.OrdersSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {

  private static final ComponentSpec POSITION =
      new ComponentSpec("max_position_size", Map.of("fraction", 0.09));

  private static ComponentSpec liquidity(double maxAdv, double minTicket, String excess) {
    return new ComponentSpec(
        "liquidity",
        Map.of("max_adv", maxAdv, "days", 20, "min_ticket", minTicket, "excess", excess));
  }

  private static Trades trades(String opinions, OrdersSpec orders, ComponentSpec... rules) {
    return new Trades(opinions, true, orders, 2, List.of(rules), 16);
  }

  @Test
  void a_rule_makes_an_order_smaller_and_says_so_and_the_request_is_told_as_it_was() {
    Trades trades = trades("B", OrdersSpec.PLAIN, liquidity(0.5, 10, "trim"));

    trades.decide(0);

    assertThat(trades.all(OrderRequest.class).getFirst().terms().quantity()).isEqualTo(10);
    Order order = trades.orders().getFirst();
    assertThat(order.terms().quantity()).isEqualTo(8);
    assertThat(order.approval())
        .isEqualTo(
            "liquidity; liquidity trimmed it: 10 is more than 0.5 of the average daily volume 16");
  }

  @Test
  void rules_behind_see_what_a_rule_has_left_and_rules_before_what_was_asked_for() {
    Trades behind = trades("B", OrdersSpec.PLAIN, liquidity(0.5, 10, "trim"), POSITION);
    behind.decide(0); // eight shares at 100 are 0.08 of equity
    assertThat(behind.refusals()).isEmpty();
    assertThat(behind.orders()).hasSize(1);

    Trades before = trades("B", OrdersSpec.PLAIN, POSITION, liquidity(0.5, 10, "trim"));
    before.decide(0);
    assertThat(before.refusals()).containsExactly("max_position_size");
  }

  @Test
  void what_hangs_on_a_trimmed_entry_is_for_what_is_left_of_it() {
    ComponentSpec market = ComponentSpec.of("market");
    OrdersSpec bracket =
        new OrdersSpec(
            market,
            market,
            new ComponentSpec("percent", Map.of("percent", 5.0)),
            null,
            null,
            OrdersSpec.Anchor.FILL,
            0,
            List.of());
    Trades trades = trades("B", bracket, liquidity(0.25, 10, "trim"));

    trades.decide(0);

    assertThat(trades.orders())
        .extracting(order -> order.terms().quantity())
        .containsExactly(4L, 4L);
  }

  @Test
  void a_turn_of_which_only_the_exit_passes_belongs_to_the_trade_that_it_ends() {
    Trades trades = trades("B-SB", OrdersSpec.PLAIN, liquidity(0.5, 10, "reject"));
    trades.decide(0);
    assertThat(trades.orders()).isEmpty();
    assertThat(trades.all(OrderRejected.class).getFirst().detail())
        .isEqualTo("10 is more than 0.5 of the average daily volume 16");

    Trades trimmed = trades("B-SB", OrdersSpec.PLAIN, liquidity(0.5, 10, "trim"));
    trimmed.decide(0);
    Order entry = trimmed.orders().getFirst();
    trimmed.fill(entry, 1);
    trimmed.reach(2);
    trimmed.decide(2); // from 8 to -10: 18 would trade, 8 may
    Order exit = trimmed.orders().getFirst();
    assertThat(exit.terms().side()).isEqualTo(Side.SELL);
    assertThat(exit.terms().quantity()).isEqualTo(8);
    assertThat(exit.correlationId()).isEqualTo(entry.correlationId());
    trimmed.fill(exit, 3);
    assertThat(trimmed.position()).isZero();
    trimmed.decide(3);
    assertThat(trimmed.orders().getFirst().correlationId()).isEqualTo("c0001-T2");
  }
}
