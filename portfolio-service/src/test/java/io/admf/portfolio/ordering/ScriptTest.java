package io.admf.portfolio.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Contingency;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.event.OrderRejected;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import io.admf.plan.OrdersSpec;
import io.admf.plan.ScriptedOrder;
import io.admf.plan.ScriptedOrder.Act;
import io.admf.time.Instants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

  /** The close of the bar of a slice of the fixture's daily bars. */
  private static long close(long slice) {
    return (18_262 + slice + 1) * Instants.DAY;
  }

  private static ScriptedOrder line(
      long slice, String tag, Act act, double amount, String parent, String group) {
    return new ScriptedOrder(
        close(slice),
        tag,
        "AAPL",
        act,
        amount,
        OrderType.MARKET,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        false,
        TimeInForce.GTC,
        Long.MAX_VALUE,
        !parent.isEmpty(),
        parent,
        group,
        PriceBasis.PRICE,
        List.of(),
        "orders.csv:7");
  }

  private static ScriptedOrder line(long slice, String tag, Act act, double amount) {
    return line(slice, tag, act, amount, "", "");
  }

  private static Trades trades(int cut, ScriptedOrder... lines) {
    OrdersSpec plain = OrdersSpec.PLAIN;
    return new Trades(
        "--------",
        true,
        new OrdersSpec(
            plain.entry(), plain.exit(), null, null, null, plain.anchor(), 0, List.of(lines)),
        cut);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void each_line_is_decided_at_the_first_bar_known_at_its_time(int cut) {
    Trades trades =
        trades(
            cut, line(1, "", Act.ORDER, 5), line(4, "", Act.ORDER, -5), line(4, "", Act.ORDER, 2));

    assertThat(trades.next(0)).isEqualTo(1);
    trades.decide(1);
    assertThat(trades.orders()).hasSize(1);
    assertThat(trades.next(2)).isEqualTo(4);
    trades.decide(4);
    assertThat(trades.orders()).hasSize(2);
    assertThat(trades.next(5)).isEqualTo(-1);
  }

  @Test
  void a_target_is_what_is_missing_to_a_fraction_of_equity_or_a_quantity() {
    Trades trades =
        trades(
            8,
            line(0, "", Act.TARGET_PERCENT, 0.337),
            line(2, "", Act.TARGET_PERCENT, 0.1),
            line(3, "", Act.TARGET_QUANTITY, -4),
            line(4, "", Act.TARGET_QUANTITY, -4));
    trades.decide(0);
    Order first = trades.orders().getFirst();
    assertThat(first.terms().quantity()).as("0.337 of 10,000 at 100").isEqualTo(33);
    trades.fill(first, 20, 13, 1);

    trades.decide(2);
    Order second = trades.orders().getFirst();
    assertThat(second.terms().side()).isEqualTo(Side.SELL);
    assertThat(second.terms().quantity()).as("20 held, 13 under way, 10 wanted").isEqualTo(23);

    trades.decide(3);
    assertThat(trades.orders().getFirst().terms().quantity()).isEqualTo(14);
    assertThat(trades.decide(4)).as("it is under way").isEmpty();
  }

  @Test
  void sales_come_before_purchases_and_children_behind_their_parents() {
    Trades trades =
        trades(
            8,
            line(0, "in", Act.ORDER, 10),
            line(0, "", Act.ORDER, -10, "in", "g"),
            line(0, "", Act.ORDER, -10, "in", "g"),
            line(0, "out", Act.ORDER, -3));
    trades.decide(0);

    List<Order> all = trades.orders();
    assertThat(all)
        .extracting(o -> o.terms().side().sign() * o.terms().quantity())
        .containsExactly(-3L, 10L, -10L, -10L);
    assertThat(all.get(2).contingency()).isEqualTo(new Contingency(2, 1));
    assertThat(all.get(3).contingency()).isEqualTo(new Contingency(2, 1));
    assertThat(all.get(2).approval()).isEqualTo("bracket of order 2");
  }

  @Test
  void an_order_is_cancelled_or_changed_by_its_tag_while_it_lives() {
    Trades trades =
        trades(
            8,
            line(0, "a", Act.ORDER, 10),
            line(0, "b", Act.ORDER, 10),
            line(2, "a", Act.CANCEL, Double.NaN),
            line(2, "b", Act.MODIFY, 6),
            line(4, "a", Act.CANCEL, Double.NaN),
            line(5, "", Act.TARGET_QUANTITY, 7));
    trades.decide(0);
    Order first = trades.orders().getFirst();

    trades.decide(2);
    assertThat(trades.cancels()).containsExactly("1 script");
    OrderChange change = trades.all(OrderChange.class).get(1);
    assertThat(change.kind()).isEqualTo(OrderChange.Kind.MODIFY);
    assertThat(change.quantity()).isEqualTo(6);
    assertThat(change.limitPrice()).isNaN();

    trades.cancelled(first, 3);
    assertThat(trades.decide(4)).as("it has ended").isEmpty();
    trades.decide(5);
    assertThat(trades.orders().getFirst().terms().quantity()).as("6 are under way").isEqualTo(1);
  }

  @Test
  void orders_that_cancel_each_other_count_once() {
    Trades trades =
        trades(
            8,
            line(0, "", Act.ORDER, 10, "", "either"),
            line(0, "", Act.ORDER, 10, "", "either"),
            line(1, "", Act.TARGET_QUANTITY, 12),
            line(3, "", Act.TARGET_QUANTITY, 12));
    trades.decide(0);
    List<Order> both = trades.orders();
    trades.decide(1);
    Order more = trades.orders().getFirst();
    assertThat(more.terms().quantity()).isEqualTo(2);

    trades.fill(both.getFirst(), 4, 6, 2);
    assertThat(trades.decide(3)).as("4 held, 6 of either and 2 under way").isEmpty();
  }

  @Test
  void what_hangs_on_a_refused_order_is_refused() {
    Trades trades =
        trades(8, line(0, "in", Act.ORDER, 1_000), line(0, "", Act.ORDER, -1_000, "in", ""));
    trades.decide(0);
    assertThat(trades.orders()).isEmpty();
    assertThat(trades.refusals()).containsExactly("cash", "parent");
  }

  @Test
  void a_purchase_that_rests_reserves_its_cash_at_its_limit() {
    ScriptedOrder cheap =
        new ScriptedOrder(
            close(0),
            "",
            "AAPL",
            Act.ORDER,
            10,
            OrderType.LIMIT,
            60,
            Double.NaN,
            Double.NaN,
            false,
            TimeInForce.GTC,
            Long.MAX_VALUE,
            false,
            "",
            "",
            PriceBasis.PRICE,
            List.of(),
            "orders.csv:7");
    Trades trades = trades(8, cheap, line(1, "", Act.ORDER, 10), line(2, "", Act.ORDER, 9));
    trades.decide(0, 1_500);
    assertThat(trades.orders()).hasSize(1);

    trades.decide(1, 1_500);
    assertThat(trades.refusals()).as("900 are free, 1,000 are needed").containsExactly("cash");
    trades.decide(2, 1_500);
    assertThat(trades.orders()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void a_line_after_the_last_bar_is_refused_at_it_and_says_where_it_stands(int cut) {
    Trades trades =
        trades(
            cut,
            line(7, "a", Act.ORDER, 5),
            line(8, "", Act.ORDER, -3),
            line(9, "", Act.TARGET_PERCENT, 0.5),
            line(9, "a", Act.CANCEL, 0));

    assertThat(trades.next(0)).isEqualTo(7);
    trades.decide(7);
    assertThat(trades.orders()).hasSize(1);
    assertThat(trades.refusals()).containsExactly("script", "script", "script");
    OrderRejected first = trades.all(OrderRejected.class).getFirst();
    assertThat(first.detail())
        .isEqualTo("orders.csv:7 is for a time after the last bar of AAPL, so it was not decided");
    assertThat(first.terms().side()).isEqualTo(Side.SELL);
    assertThat(first.terms().quantity()).isEqualTo(3);
    assertThat(trades.next(8)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void a_script_of_which_nothing_comes_in_time_says_so_at_the_end(int cut) {
    Trades trades = trades(cut, line(8, "", Act.ORDER, 5));

    assertThat(trades.next(0)).isEqualTo(7);
    trades.decide(7);
    assertThat(trades.orders()).isEmpty();
    assertThat(trades.refusals()).containsExactly("script");
  }

  @Test
  void orders_that_cancel_each_other_are_judged_one_by_one() {
    Trades trades =
        trades(
            8,
            line(1, "", Act.ORDER, 90, "", "either"),
            line(1, "", Act.ORDER, 95, "", "either"),
            line(1, "", Act.TARGET_QUANTITY, 40, "", "either"),
            line(1, "", Act.ORDER, 6),
            line(1, "", Act.ORDER, 5));

    trades.decide(1); // cash for a hundred shares

    assertThat(trades.orders())
        .extracting(order -> order.terms().quantity())
        .containsExactly(90L, 95L, 40L, 5L);
    assertThat(trades.refusals()).as("6 beside the largest, 95").containsExactly("cash");
  }
}
