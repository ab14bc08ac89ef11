package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.admf.event.Contingency;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderChange;
import io.admf.event.OrderRejected;
import io.admf.event.OrderRules;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.OrderUpdate;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.fixture.Bars;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.AccountSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.Intrabar;
import io.admf.plan.MatchingSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of orders and changes, and what the tables of the page do not show. */
class DeskTest {

  private static final List<Series> ABC = List.of(Bars.daily("ABC"));
  private static final double[] FLAT = {10, 11, 9, 10};
  private static final long START = 18_262 * Instants.DAY;
  private static final long HOUR = Instants.DAY / 24;
  private static final ComponentSpec NONE = ComponentSpec.of("none");

  private static Header header(EventType type, long number, long slice) {
    long time = START + (slice + 1) * Instants.DAY;
    return new Header(
        new EventId("portfolio_c0001", type, number), "c0001-T1", null, time, time, slice);
  }

  private static Order order(long number, long slice, OrderTerms terms, long parent, long group) {
    return new Order(
        header(EventType.ORDER, number - 1, slice),
        number,
        terms,
        new Contingency(parent, group),
        "test");
  }

  private static Order order(long number, long slice, OrderTerms terms) {
    return order(number, slice, terms, 0, 0);
  }

  private static OrderChange cancel(long order, long slice) {
    return new OrderChange(
        header(EventType.ORDER_CHANGE, slice, slice),
        order,
        "ABC",
        OrderChange.Kind.CANCEL,
        0,
        Double.NaN,
        Double.NaN,
        "test");
  }

  private static OrderChange modify(long order, long slice, long quantity, double limit) {
    return new OrderChange(
        header(EventType.ORDER_CHANGE, slice, slice),
        order,
        "ABC",
        OrderChange.Kind.MODIFY,
        quantity,
        limit,
        Double.NaN,
        "test");
  }

  private static ExecutionSpec execution(FillTiming timing, ComponentSpec latency) {
    return new ExecutionSpec(
        "test", timing, NONE, NONE, 0, NONE, latency, NONE, MatchingSpec.PLAIN);
  }

  private static RunPlan plan(ExecutionSpec execution) {
    RunPlan plan = TradingPlans.plan(ABC, execution);
    OrdersSpec rich =
        new OrdersSpec(NONE, NONE, null, null, null, OrdersSpec.Anchor.FILL, 1, List.of());
    return plan.with(List.of(plan.portfolios().getFirst().with(AccountSpec.PLAIN, rich)));
  }

  private static RunPlan plan() {
    return plan(TradingPlans.frictionless());
  }

  /** What is told, in one line each, the data over. */
  private static List<String> told(RunPlan plan, List<BarBlock> blocks, Event... flow) {
    ExecutionKernel kernel = new ExecutionKernel(plan, Floor.components());
    List<Event> events = new ArrayList<>();
    for (BarBlock block : blocks) {
      kernel.bars(block);
      for (long slice = block.firstSlice(); slice <= block.lastSlice(); slice++) {
        kernel.match(0, slice, slice, events::add);
        for (Event event : flow) {
          if (event.header().slice() == slice && event instanceof Order order) {
            kernel.accept(0, order);
          } else if (event.header().slice() == slice && event instanceof OrderChange change) {
            kernel.change(0, change);
          }
        }
      }
    }
    kernel.endOfData(0, events::add);
    return events.stream().map(DeskTest::line).toList();
  }

  private static String line(Event event) {
    long slice = event.header().slice();
    return switch (event) {
      case Fill f ->
          "%d: %d %d@%s %s".formatted(slice, f.order(), f.quantity(), f.price(), f.reason());
      case OrderUpdate u -> "%d: %d %s".formatted(slice, u.order(), u.reason());
      case OrderCancelled c -> "%d: %d %s %s".formatted(slice, c.order(), c.status(), c.reason());
      case OrderRejected r -> "%d: %d %s: %s".formatted(slice, r.order(), r.rule(), r.detail());
      default -> throw new AssertionError(event);
    };
  }

  private static List<BarBlock> flat(int bars) {
    double[][] all = new double[bars][];
    java.util.Arrays.fill(all, FLAT);
    return Bars.blocks(2, all);
  }

  @Test
  void every_step_of_a_bracket_is_told_with_its_reason() {
    assertThat(
            told(
                plan(),
                flat(3),
                order(1, 0, Floor.limit("ABC", Side.BUY, 5, 9.5)),
                order(2, 0, Floor.stop("ABC", Side.SELL, 5, 9.2), 1, 1),
                order(3, 0, Floor.limit("ABC", Side.SELL, 5, 12), 1, 1)))
        .containsExactly(
            "1: 1 accepted",
            "1: 2 waiting for order 1",
            "1: 3 waiting for order 1",
            "1: 1 5@9.5 limit",
            "1: 2 activated",
            "1: 3 activated",
            "1: 2 stop_reached",
            "1: 2 5@9.2 stop",
            "1: 3 CANCELLED sibling_filled");
  }

  @Test
  void who_comes_after_its_parent_has_traded_some_may_trade_as_much_at_a_price_from_its_average() {
    RunPlan tenth =
        plan(
            new ExecutionSpec(
                "test",
                FillTiming.NEXT_OPEN,
                NONE,
                NONE,
                0.1,
                NONE,
                NONE,
                NONE,
                MatchingSpec.PLAIN));
    List<BarBlock> blocks =
        Bars.blocks(
            2,
            new double[] {10, 11, 9, 10, 40},
            new double[] {10, 11, 9, 10, 40},
            new double[] {10, 11, 9.8, 10, 90});
    OrderTerms oneMore =
        Floor.limit("ABC", Side.SELL, 5, 1).with(OrderRules.PLAIN.from(PriceBasis.PARENT_AMOUNT));
    assertThat(
            told(
                tenth,
                blocks,
                order(1, 0, Floor.limit("ABC", Side.BUY, 5, 9.5)),
                order(2, 1, oneMore, 1, 0)))
        .containsExactly(
            "1: 1 accepted",
            "1: 1 4@9.5 limit",
            "2: 2 accepted",
            "2: 2 4@10.5 limit",
            "2: 1 EXPIRED end_of_data",
            "2: 2 EXPIRED end_of_data");
  }

  @Test
  void a_cancel_is_there_before_the_next_bar_and_is_refused_once_the_order_has_traded() {
    OrderTerms buy = Floor.limit("ABC", Side.BUY, 5, 9.5);
    assertThat(told(plan(), flat(3), order(1, 0, buy), cancel(1, 0)))
        .containsExactly("1: 1 CANCELLED requested:test");
    assertThat(told(plan(), flat(3), order(1, 0, buy), cancel(1, 1)))
        .containsExactly("1: 1 accepted", "1: 1 5@9.5 limit", "2: 1 change_refused");
  }

  @Test
  void a_cancel_that_takes_time_leaves_the_bar_under_way_its_order() {
    RunPlan slow =
        plan(
            execution(
                FillTiming.NEXT_OPEN, new ComponentSpec("fixed", Map.of("seconds", 3_600.0))));
    Order order = order(1, 0, Floor.limit("ABC", Side.BUY, 5, 9.5));
    List<BarBlock> blocks =
        Bars.blocks(
            9, FLAT, new double[] {10, 11, 9.8, 10}, new double[] {10, 11, 9.8, 10}, FLAT, FLAT);
    assertThat(told(slow, blocks, order, cancel(1, 2)))
        .containsExactly("1: 1 accepted", "3: 1 5@9.5 limit", "4: 1 change_refused");
    assertThat(told(slow, blocks, order, cancel(1, 1)))
        .containsExactly("1: 1 accepted", "3: 1 CANCELLED requested:test");
  }

  @Test
  void an_order_goes_on_under_changed_terms_if_they_make_sense() {
    Order order = order(1, 0, Floor.limit("ABC", Side.BUY, 5, 8));
    assertThat(told(plan(), flat(4), order, modify(1, 1, 7, 9.5)))
        .containsExactly("1: 1 accepted", "2: 1 modified", "2: 1 7@9.5 limit");
    assertThat(told(plan(), flat(3), order, modify(1, 1, 0, -3)))
        .containsExactly("1: 1 accepted", "2: 1 change_refused", "2: 1 EXPIRED end_of_data");
  }

  @Test
  void a_change_says_nothing_of_prices_that_its_order_does_not_have() {
    Order limit = order(1, 0, Floor.limit("ABC", Side.BUY, 5, 8));
    OrderChange stops =
        new OrderChange(
            header(EventType.ORDER_CHANGE, 1, 1),
            1,
            "ABC",
            OrderChange.Kind.MODIFY,
            0,
            Double.NaN,
            9,
            "test");
    assertThat(told(plan(), flat(3), limit, stops))
        .containsExactly("1: 1 accepted", "2: 1 change_refused", "2: 1 EXPIRED end_of_data");
    Order stop = order(1, 0, Floor.stop("ABC", Side.BUY, 5, 12));
    assertThat(told(plan(), flat(3), stop, modify(1, 1, 0, 9)))
        .containsExactly("1: 1 accepted", "2: 1 change_refused", "2: 1 EXPIRED end_of_data");
    assertThat(told(plan(), flat(3), stop, modify(1, 1, 3, Double.NaN), stops))
        .as("a quantity and a stop")
        .containsExactly(
            "1: 1 accepted",
            "2: 1 modified",
            "2: 1 modified",
            "2: 1 stop_reached",
            "2: 1 3@10.0 stop_gap_open");
  }

  @Test
  void a_change_that_has_not_arrived_when_the_data_is_over_is_refused() {
    Order order = order(1, 0, Floor.limit("ABC", Side.BUY, 5, 8));
    assertThat(told(plan(), flat(3), order, cancel(1, 2)))
        .containsExactly("1: 1 accepted", "2: 1 change_refused", "2: 1 EXPIRED end_of_data");
  }

  @Test
  void a_change_of_an_order_that_nobody_knows_is_refused() {
    ExecutionKernel kernel = new ExecutionKernel(plan(), Floor.components());
    List<Event> events = new ArrayList<>();
    BarBlock block = Bars.block(FLAT, FLAT);
    kernel.bars(block);
    kernel.change(0, cancel(7, 0));
    kernel.change(0, cancel(8, 0));
    assertThat(kernel.active(0)).isTrue();
    assertThat(kernel.match(0, 1, 1, events::add)).isEqualTo(1);
    assertThat(kernel.active(0)).isFalse();
    assertThat(events)
        .map(OrderUpdate.class::cast)
        .extracting(
            OrderUpdate::order,
            OrderUpdate::reason,
            OrderUpdate::to,
            update -> update.eventId().sequence(),
            update -> update.header().causationId(),
            update -> update.header().correlationId(),
            update -> update.header().slice(),
            update -> update.header().knownAt())
        .containsExactly(
            tuple(
                7L,
                "change_refused",
                OrderStatus.REJECTED,
                0L,
                cancel(7, 0).eventId(),
                "c0001-T1",
                1L,
                block.sliceTime(1)),
            tuple(
                8L,
                "change_refused",
                OrderStatus.REJECTED,
                1L,
                cancel(8, 0).eventId(),
                "c0001-T1",
                1L,
                block.sliceTime(1)));
  }

  @Test
  void an_order_till_an_instant_sees_the_open_of_the_bar_in_which_it_lies() {
    OrderRules noon = OrderRules.PLAIN.until(START + Instants.DAY + Instants.DAY / 2);
    assertThat(
            told(
                plan(),
                flat(3),
                order(1, 0, Floor.limit("ABC", Side.BUY, 5, 9.5).with(noon)),
                order(2, 0, Floor.limit("ABC", Side.BUY, 5, 10.5).with(noon))))
        .containsExactly(
            "1: 1 accepted",
            "1: 2 accepted",
            "1: 2 5@10.0 limit_better_open",
            "1: 1 EXPIRED expired");
  }

  @Test
  void an_order_for_a_symbol_that_trades_no_more_is_refused() {
    RunPlan acting = Beside.acting(plan(), DividendDay.EX_DATE);
    List<BarBlock> blocks = Beside.with(flat(4), List.of(Beside.delisting(1, "ABC", 0, 9)));
    assertThat(
            told(
                acting,
                blocks,
                order(1, 0, Floor.limit("ABC", Side.BUY, 5, 8)),
                order(2, 1, OrderTerms.market("ABC", Side.BUY, 5))))
        .containsExactly("1: 1 CANCELLED delisting", "2: 2 delisted: ABC trades no more");
  }

  @Test
  void terms_that_make_no_sense_are_refused_and_what_hangs_on_them_ends() {
    OrderTerms trail =
        new OrderTerms("ABC", Side.SELL, 5, OrderType.TRAILING_STOP, Double.NaN, Double.NaN);
    assertThat(
            told(
                plan(),
                flat(2),
                order(1, 0, trail),
                order(2, 0, Floor.stop("ABC", Side.SELL, 5, 9.2), 1, 0),
                order(3, 0, Floor.stop("ABC", Side.SELL, 5, 9.2), 9, 0)))
        .containsExactly(
            "1: 1 terms: trail must be positive, was NaN",
            "1: 2 CANCELLED parent_ended",
            "1: 3 CANCELLED parent_ended");
  }

  /** Flat bars with quotes: slice, bid, ask; nothing is said of sizes. */
  private static List<BarBlock> quoted(double[]... quotes) {
    BarBlock bars = Bars.block(FLAT, FLAT, FLAT, FLAT);
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
      columns.times()[i] = bars.sliceTime(slice) - 1_000_000 + i;
      columns.bid()[i] = quotes[i][1];
      columns.ask()[i] = quotes[i][2];
      columns.bidSize()[i] = Double.NaN;
      columns.askSize()[i] = Double.NaN;
    }
    return List.of(
        BarBlock.of(
            new BarFrame[] {bars.frame(0)},
            new MarketFrame(0, List.of(), List.of(), List.of(columns), List.of()),
            null));
  }

  @Test
  void quotes_fill_at_their_middle_or_either_side_as_told() {
    List<BarBlock> quotes = quoted(new double[] {1, 9, 11});
    for (FillTiming timing : List.of(FillTiming.MID, FillTiming.BID, FillTiming.ASK)) {
      String price = timing == FillTiming.MID ? "10.0" : timing == FillTiming.BID ? "9.0" : "11.0";
      assertThat(
              told(
                  plan(execution(timing, NONE)),
                  quotes,
                  order(1, 0, OrderTerms.market("ABC", Side.BUY, 5))))
          .containsExactly("1: 1 accepted", "1: 1 5@%s touch".formatted(price));
    }
  }

  @Test
  void orders_of_every_type_meet_quotes() {
    OrderTerms trail =
        new OrderTerms(
            "ABC",
            Side.SELL,
            5,
            OrderType.TRAILING_STOP,
            Double.NaN,
            8,
            OrderRules.PLAIN.trailing(1, false));
    OrderTerms open = new OrderTerms("ABC", Side.BUY, 5, OrderType.LIMIT_ON_OPEN, 10.5, Double.NaN);
    OrderTerms close =
        new OrderTerms("ABC", Side.BUY, 5, OrderType.MARKET_ON_CLOSE, Double.NaN, Double.NaN);
    assertThat(
            told(
                plan(execution(FillTiming.TOUCH, NONE)),
                quoted(
                    new double[] {1, 10, 10.2},
                    new double[] {2, 12, 12.2},
                    new double[] {2, 11, 11.2}),
                order(1, 0, trail),
                order(2, 0, open),
                order(3, 0, close),
                order(4, 0, Floor.stop("ABC", Side.BUY, 5, 12)),
                order(5, 0, Floor.limit("ABC", Side.SELL, 5, 13), 4, 0)))
        .containsExactly(
            "1: 1 accepted",
            "1: 2 accepted",
            "1: 3 terms: an order on close needs bars to know the close, was matched against quotes",
            "1: 4 accepted",
            "1: 5 waiting for order 4",
            "1: 2 5@10.2 on_open_touch",
            "2: 4 stop_reached",
            "2: 4 5@12.2 stop_touch",
            "2: 5 activated",
            "2: 1 stop_reached",
            "2: 1 5@11.0 stop_touch",
            "3: 5 EXPIRED end_of_data");
  }

  @Test
  void a_cancel_that_takes_time_leaves_the_quotes_before_it_their_order() {
    RunPlan slow =
        plan(
            execution(
                FillTiming.TOUCH,
                new ComponentSpec("fixed", Map.of("milliseconds", 86_399_999.000002))));
    Order order = order(1, 0, Floor.limit("ABC", Side.BUY, 5, 9.5));
    double[] high = {2, 9.9, 10};
    double[] low = {2, 9.4, 9.5};
    assertThat(told(slow, quoted(high, low, high), order, cancel(1, 1)))
        .as("the second quote is a nanosecond earlier than the cancel")
        .containsExactly("2: 1 accepted", "2: 1 5@9.5 limit_touch", "2: 1 change_refused");
    assertThat(told(slow, quoted(high, high, low), order, cancel(1, 1)))
        .as("the third comes when the cancel does")
        .containsExactly("2: 1 accepted", "2: 1 CANCELLED requested:test");
  }

  @Test
  void an_order_on_open_that_is_activated_inside_a_day_waits_for_the_next() {
    OrderTerms open =
        new OrderTerms("ABC", Side.SELL, 5, OrderType.MARKET_ON_OPEN, Double.NaN, Double.NaN);
    Order parent = order(1, 0, Floor.limit("ABC", Side.BUY, 5, 9));
    Order child = order(2, 0, open, 1, 0);
    assertThat(
            told(
                plan(execution(FillTiming.TOUCH, NONE)),
                quoted(new double[] {1, 8, 9}, new double[] {1, 8, 9}, new double[] {2, 7, 9}),
                parent,
                child))
        .endsWith("2: 2 5@7.0 on_open_touch");
    List<Series> halves = List.of(new Series(0, ABC.getFirst().instrument(), Timeframe.of("12h")));
    double[] dip = {10, 11, 9, 10, 100};
    double[] above = {12, 13, 11, 12, 100};
    RunPlan plan = TradingPlans.plan(halves, TradingPlans.frictionless());
    List<BarBlock> blocks =
        SparseBars.blocks(
            9, new long[] {Instants.DAY / 2}, new double[][][] {{above, above, dip, above, above}});
    assertThat(told(plan, blocks, parent, child))
        .as("the bar from midnight to noon fills the one, that of the next midnight the other")
        .endsWith("2: 1 5@9.0 limit", "2: 2 activated", "4: 2 5@12.0 on_open");
  }

  @Test
  void an_order_whose_time_is_up_says_so_at_the_next_quotes_whatever_else_happens() {
    OrderRules noon = OrderRules.PLAIN.until(START + Instants.DAY + Instants.DAY / 2);
    assertThat(
            told(
                plan(execution(FillTiming.TOUCH, NONE)),
                quoted(new double[] {0, 9.9, 10}, new double[] {3, 9.9, 10}),
                order(1, 0, Floor.limit("ABC", Side.BUY, 5, 9.5).with(noon)),
                order(2, 0, Floor.limit("ABC", Side.BUY, 5, 9.5)),
                cancel(2, 1)))
        .containsExactly("2: 2 CANCELLED requested:test", "3: 1 accepted", "3: 1 EXPIRED expired");
  }

  /**
   * A bar that opens an hour before the one before it is known, as after a change of clocks, and
   * bars of an hour beside it.
   *
   * @param cut slices of a block
   */
  private static List<BarBlock> overlapping(int cut) {
    List<BarBlock> blocks = new ArrayList<>();
    BarBlock before = null;
    for (int from = 0; from < 4; from += cut) {
      int covered = Math.min(cut, 4 - from);
      BarFrame.Columns daily = BarFrame.Columns.ofCapacity(covered);
      BarFrame.Columns hourly = BarFrame.Columns.ofCapacity(covered);
      int rows = 0;
      for (int i = 0; i < covered; i++) {
        long known = START + new long[] {24, 25, 35, 47}[from + i] * HOUR;
        bar(hourly, i, i, known - HOUR, known, 5, 5);
        if (from + i == 0) {
          bar(daily, rows++, i, START, known, 10, 10);
        } else if (from + i == 3) {
          bar(daily, rows++, i, START + 23 * HOUR, known, 20, 32);
        }
      }
      boolean last = from + covered == 4;
      int firstRow = from == 0 ? 0 : 1;
      before =
          BarBlock.of(
              new BarFrame[] {
                new BarFrame(0, from / cut, from, covered, last, firstRow, rows, daily),
                new BarFrame(1, from / cut, from, covered, last, from, covered, hourly)
              },
              before);
      blocks.add(before);
    }
    return blocks;
  }

  private static void bar(
      BarFrame.Columns columns,
      int row,
      int offset,
      long opens,
      long known,
      double open,
      double close) {
    columns.offsets()[row] = offset;
    columns.eventTimes()[row] = opens;
    columns.knownAt()[row] = known;
    columns.open()[row] = open;
    columns.high()[row] = close;
    columns.low()[row] = open;
    columns.close()[row] = close;
    columns.volume()[row] = 1000;
  }

  /** A market order decided at a slice and an hour. */
  private static Order hourly(long number, long slice, long hour) {
    return hourly(number, slice, hour, OrderType.MARKET);
  }

  private static Order hourly(long number, long slice, long hour, OrderType type) {
    long time = START + hour * HOUR;
    return new Order(
        new Header(
            new EventId("portfolio_c0001", EventType.ORDER, number - 1),
            "c0001-T1",
            null,
            time,
            time,
            slice),
        number,
        new OrderTerms("ABC", Side.BUY, 5, type, Double.NaN, Double.NaN),
        Contingency.NONE,
        "test");
  }

  @Test
  void a_bar_that_was_under_way_fills_at_what_came_after_the_decision_however_bars_are_cut() {
    Instrument abc = new Instrument("ABC", 0, "USD");
    List<Series> series =
        List.of(
            new Series(0, abc, Timeframe.of("1d")),
            new Series(1, new Instrument("XYZ", 0, "USD"), Timeframe.of("1h")));
    for (int cut : new int[] {1, 2, 3, 9}) {
      assertThat(
              told(
                  TradingPlans.plan(series, TradingPlans.frictionless()),
                  overlapping(cut),
                  hourly(1, 0, 24), // its own bar became known: the next is met whole
                  hourly(2, 1, 25), // two hours of twenty-four have passed
                  hourly(3, 2, 35),
                  hourly(4, 0, 24, OrderType.MARKET_ON_OPEN),
                  hourly(5, 1, 25, OrderType.MARKET_ON_OPEN)))
          .as("blocks of %d", cut)
          .containsExactly(
              "3: 1 accepted",
              "3: 4 accepted",
              "3: 2 accepted",
              "3: 5 accepted",
              "3: 3 accepted",
              "3: 1 5@20.0 next_open",
              "3: 4 5@20.0 on_open",
              "3: 2 5@21.0 arrival",
              "3: 3 5@26.0 arrival",
              "3: 5 EXPIRED end_of_data");
    }
  }

  @Test
  void a_change_decided_while_a_bar_is_under_way_leaves_that_bar_the_order_as_it_was() {
    Instrument abc = new Instrument("ABC", 0, "USD");
    RunPlan plan =
        TradingPlans.plan(
            List.of(
                new Series(0, abc, Timeframe.of("1d")),
                new Series(1, new Instrument("XYZ", 0, "USD"), Timeframe.of("1h"))),
            TradingPlans.frictionless());
    long six = Instants.DAY / 4;
    double[] flat = {10, 11, 9, 10, 100};
    double[] quiet = {10, 10, 10, 10, 100};
    List<BarBlock> blocks =
        SparseBars.blocks(
            9,
            new long[] {4 * six, six},
            new double[][][] {
              {null, null, null, quiet, null, null, null, flat, null, null, null, flat},
              {quiet, quiet, quiet, quiet, quiet, quiet, quiet, quiet, quiet, quiet, quiet, quiet}
            });
    long start = 20_000 * Instants.DAY;
    for (long at : new long[] {3, 4}) {
      Header decided =
          new Header(
              new EventId("portfolio_c0001", EventType.ORDER_CHANGE, 0),
              "c0001-T1",
              null,
              start + (at + 1) * six,
              start + (at + 1) * six,
              at);
      OrderChange cancel =
          new OrderChange(
              decided, 1, "ABC", OrderChange.Kind.CANCEL, 0, Double.NaN, Double.NaN, "test");
      Order order = order(1, 2, Floor.limit("ABC", Side.BUY, 5, 9.5));
      assertThat(told(plan, blocks, order, cancel))
          .isEqualTo(
              at == 3
                  ? List.of("3: 1 accepted", "4: 1 CANCELLED requested:test")
                  : List.of("3: 1 accepted", "7: 1 5@9.5 limit", "8: 1 change_refused"));
    }
  }

  @Test
  void an_improvement_ends_at_the_best_price_that_came_after_the_decision() {
    ExecutionSpec better =
        new ExecutionSpec(
            "test",
            FillTiming.NEXT_OPEN,
            NONE,
            NONE,
            0,
            NONE,
            new ComponentSpec("fixed", Map.of("seconds", 43_200.0)),
            new ComponentSpec("bps", Map.of("bps", 1000.0)),
            MatchingSpec.PLAIN);
    // half of the day has passed at 11: the low of 9 may have been before, the close is 12
    assertThat(
            told(
                plan(better),
                Bars.blocks(9, FLAT, new double[] {10, 12, 9, 12}),
                order(1, 0, OrderTerms.market("ABC", Side.BUY, 5))))
        .containsExactly("1: 1 accepted", "1: 1 5@11.0 arrival");
  }

  @Test
  void orders_meet_the_bars_of_the_finer_timeframe_that_is_named() {
    Instrument abc = new Instrument("ABC", 0, "USD");
    List<Series> series =
        List.of(new Series(0, abc, Timeframe.of("1h")), new Series(1, abc, Timeframe.of("1d")));
    MatchingSpec finer = new MatchingSpec(Intrabar.PESSIMISTIC, false, "1h", true, false, true);
    RunPlan both =
        TradingPlans.plan(
            series,
            new ExecutionSpec(
                "finer", FillTiming.NEXT_OPEN, NONE, NONE, 0, NONE, NONE, NONE, finer));
    PortfolioSpec any = both.portfolios().getFirst();
    RunPlan plan =
        both.with(
            List.of(
                new PortfolioSpec(
                    0,
                    any.comboId(),
                    any.name(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    List.of(1),
                    any.initialCapital(),
                    true,
                    any.sizing(),
                    List.of(),
                    any.execution())));
    double[] fine = {10, 10.5, 9.5, 10, 100};
    double[] coarse = {20, 21, 19, 20, 100};
    List<BarBlock> blocks =
        SparseBars.blocks(9, new double[][][] {{fine, fine, fine}, {coarse, null, coarse}});
    assertThat(told(plan, blocks, order(1, 0, OrderTerms.market("ABC", Side.BUY, 5))))
        .containsExactly("1: 1 accepted", "1: 1 5@10.0 next_open");
  }
}
