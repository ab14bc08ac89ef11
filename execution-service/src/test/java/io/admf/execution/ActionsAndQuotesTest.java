package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.fixture.Bars;
import io.admf.fixture.Beside;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.MarketFrame.Action;
import io.admf.frame.Series;
import io.admf.money.Money;
import io.admf.plan.DividendDay;
import io.admf.plan.FillTiming;
import io.admf.plan.RunPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders over corporate actions, against quotes, and at bars that only carry a price. */
class ActionsAndQuotesTest {

  private static final List<Series> ABC = List.of(Bars.daily("ABC"));
  private static final double[] SEVENTY = {70, 71, 69, 70};
  private static final double[] TEN = {10, 11, 9, 10};

  private static List<Event> through(
      double[][] bars, int cut, List<Order> orders, Action... actions) {
    RunPlan plan =
        Beside.acting(TradingPlans.plan(ABC, TradingPlans.frictionless()), DividendDay.EX_DATE);
    return Floor.run(plan, Beside.with(Bars.blocks(cut, bars), List.of(actions)), orders);
  }

  private static Order order(long number, long slice, OrderTerms terms) {
    return Floor.order(TradingPlans.plan(ABC, TradingPlans.frictionless()), number, slice, terms);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9})
  void a_split_changes_the_orders_that_were_there_before_it(int cut) {
    double[][] bars = {SEVENTY, SEVENTY, TEN, {9, 9, 8, 8}, {9, 9, 8, 8}};
    List<Event> events =
        through(
            bars,
            cut,
            List.of(
                order(1, 0, Floor.limit("ABC", Side.BUY, 10, 59.5)),
                order(2, 0, Floor.stop("ABC", Side.SELL, 10, 59.5)),
                order(3, 1, OrderTerms.market("ABC", Side.BUY, 10)),
                order(4, 2, OrderTerms.market("ABC", Side.BUY, 10))),
            Beside.split(2, "ABC", 0, 7));
    List<Fill> fills = Floor.fills(events);
    assertThat(fills)
        .extracting(
            f -> f.order() + " " + f.header().slice() + " " + f.quantity() + " " + f.price())
        .as("a market order of the evening before means as much as it did then")
        .containsExactly("3 2 70 10.0", "4 3 10 9.0", "2 3 70 8.5", "1 3 70 8.5");
    assertThat(fills).allMatch(fill -> fill.remaining() == 0);
  }

  @Test
  void an_order_of_which_nothing_is_left_is_cancelled() {
    List<Event> events =
        through(
            new double[][] {TEN, TEN, {200, 201, 199, 200}},
            9,
            List.of(order(1, 0, Floor.limit("ABC", Side.BUY, 7, 5))),
            Beside.split(2, "ABC", 0, 0.05));
    OrderCancelled cancelled = (OrderCancelled) events.getFirst();
    assertThat(events).hasSize(1);
    assertThat(cancelled.reason()).isEqualTo("split");
    assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(cancelled.header().slice()).isEqualTo(2);
  }

  @Test
  void a_delisting_ends_orders_before_the_bars_of_its_slice() {
    List<Event> events =
        through(
            new double[][] {TEN, TEN, {4, 4, 4, 4}},
            9,
            List.of(order(1, 0, Floor.limit("ABC", Side.BUY, 7, 5))),
            Beside.delisting(2, "ABC", 0, 0));
    assertThat(events).hasSize(1);
    assertThat(((OrderCancelled) events.getFirst()).reason()).isEqualTo("delisting");
  }

  @Test
  void a_dividend_leaves_orders_alone() {
    List<Event> events =
        through(
            new double[][] {TEN, TEN, TEN},
            9,
            List.of(order(1, 0, Floor.limit("ABC", Side.BUY, 7, 9.5))),
            Beside.dividend(1, "ABC", 0, 3, 1));
    assertThat(Floor.fills(events)).extracting(Fill::price).containsExactly(9.5);
  }

  /** One block of flat bars with quotes: slice, bid, ask, bid size, ask size. */
  private static BarBlock quoted(double[]... quotes) {
    BarBlock bars = Bars.block(TEN, TEN, TEN, TEN);
    MarketFrame.Quotes columns =
        new MarketFrame.Quotes(
            "ABC",
            quotes.length,
            new int[quotes.length],
            new long[quotes.length],
            new double[quotes.length],
            new double[quotes.length],
            new double[quotes.length],
            new double[quotes.length]);
    for (int i = 0; i < quotes.length; i++) {
      int slice = (int) quotes[i][0];
      columns.offsets()[i] = slice;
      columns.times()[i] = bars.sliceTime(slice) - 1_000 + i;
      columns.bid()[i] = quotes[i][1];
      columns.ask()[i] = quotes[i][2];
      columns.bidSize()[i] = quotes[i][3];
      columns.askSize()[i] = quotes[i][4];
    }
    return BarBlock.of(
        new BarFrame[] {bars.frame(0)},
        new MarketFrame(0, List.of(), List.of(), List.of(columns), List.of()),
        null);
  }

  private static List<Fill> touched(BarBlock block, OrderTerms... terms) {
    RunPlan plan = TradingPlans.plan(ABC, Floor.execution(FillTiming.TOUCH, 0, 0, 0));
    List<Order> orders = new java.util.ArrayList<>();
    for (OrderTerms each : terms) {
      orders.add(Floor.order(plan, orders.size() + 1, 0, each));
    }
    return Floor.fills(Floor.run(plan, List.of(block), orders));
  }

  private static final double ANY = Double.NaN;

  @Test
  void market_orders_cross_the_spread_at_the_first_quote_after_the_decision() {
    BarBlock block =
        quoted(
            new double[] {0, 9, 9.1, ANY, ANY},
            new double[] {2, 9.98, 10.02, ANY, ANY},
            new double[] {2, 8, 8.1, ANY, ANY});
    Fill buy = touched(block, OrderTerms.market("ABC", Side.BUY, 100)).getFirst();
    assertThat(buy.price()).isEqualTo(10.02);
    assertThat(buy.slippage()).as("half the spread").isEqualTo(Money.of(2));
    assertThat(buy.reason()).isEqualTo("touch");
    assertThat(buy.eventTime()).isEqualTo(block.sliceTime(2) - 999);
    assertThat(buy.header().knownAt()).isEqualTo(block.sliceTime(2));
    Fill sell = touched(block, OrderTerms.market("ABC", Side.SELL, 100)).getFirst();
    assertThat(sell.price()).isEqualTo(9.98);
    assertThat(sell.slippage()).isEqualTo(Money.of(2));
  }

  @Test
  void no_more_is_traded_than_is_quoted_however_many_orders_there_are() {
    BarBlock block =
        quoted(
            new double[] {1, 9.9, 10, 5, 30},
            new double[] {1, 9.9, 10.1, 5, 40},
            new double[] {3, 9.9, 10.2, 5, 1000});
    List<Fill> fills =
        touched(
            block, OrderTerms.market("ABC", Side.BUY, 50), OrderTerms.market("ABC", Side.BUY, 100));
    assertThat(fills)
        .extracting(
            f ->
                "%d %s of %d, %d left".formatted(f.order(), f.price(), f.quantity(), f.remaining()))
        .containsExactly(
            "1 10.0 of 30, 20 left",
            "1 10.1 of 20, 0 left",
            "2 10.1 of 20, 80 left",
            "2 10.2 of 80, 0 left");
  }

  @Test
  void limits_and_stops_look_at_the_price_they_would_trade_at() {
    BarBlock block =
        quoted(
            new double[] {1, 9.9, 10, ANY, ANY},
            new double[] {2, 9.4, 9.5, ANY, ANY},
            new double[] {3, 10.4, 10.5, ANY, ANY});
    List<Fill> fills =
        touched(
            block,
            Floor.limit("ABC", Side.BUY, 1, 9.5),
            Floor.limit("ABC", Side.SELL, 1, 10.4),
            Floor.stop("ABC", Side.BUY, 1, 10.5),
            Floor.stop("ABC", Side.SELL, 1, 9.4),
            Floor.stopLimit("ABC", Side.BUY, 1, 10, 9.6));
    assertThat(fills)
        .extracting(f -> "%d %s %s".formatted(f.order(), f.price(), f.reason()))
        .containsExactly(
            "1 9.5 limit_touch",
            "4 9.4 stop_touch",
            "5 9.5 stop_limit_touch",
            "2 10.4 limit_touch",
            "3 10.5 stop_touch");
  }

  @Test
  void a_bar_that_only_carries_a_price_fills_nothing() {
    BarBlock bars = Bars.block(TEN, TEN, TEN, TEN);
    BarBlock carried =
        BarBlock.of(
            new BarFrame[] {bars.frame(0)},
            new MarketFrame(
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(new MarketFrame.Filled(0, new int[] {1, 2}))),
            null);
    RunPlan plan = TradingPlans.plan(ABC, TradingPlans.frictionless());
    List<Fill> fills =
        Floor.fills(
            Floor.run(
                plan,
                List.of(carried),
                List.of(Floor.order(plan, 1, 0, OrderTerms.market("ABC", Side.BUY, 1)))));
    assertThat(fills).extracting(f -> f.header().slice()).containsExactly(3L);
  }
}
