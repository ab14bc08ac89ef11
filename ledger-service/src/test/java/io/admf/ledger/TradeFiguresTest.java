package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.digest.EventDigest;
import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.event.Excursion;
import io.admf.event.Fill;
import io.admf.event.InvariantException;
import io.admf.event.LotClose;
import io.admf.event.PositionClose;
import io.admf.event.Side;
import io.admf.event.Snapshot;
import io.admf.fixture.Bars;
import io.admf.fixture.Beside;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame.Action;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.DividendDay;
import io.admf.plan.LotMethod;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger says of each lot and of each round trip. */
class TradeFiguresTest {

  private static final RunPlan PLAN =
      TradingPlans.plan(
          TradingPlans.series(new Instrument("ABC", 0, "USD")), TradingPlans.frictionless());

  /** Open, high, low, close. */
  private static final double[][] WEEK = {
    {10, 13, 8, 11}, {11, 12, 9, 10}, {10, 14, 7, 13}, {13, 15, 6, 12}, {12, 16, 5, 11}
  };

  /** QuantConnect LEAN, TradeBuilderTests ScaleInScaleOut1Long: lots fill to fill. */
  @ParameterizedTest
  @CsvSource({"FIFO, 20 10 10, 1 2 3", "LIFO, 10 10 20, 2 3 1"})
  void the_trade_log_by_lot_is_that_of_lean(LotMethod method, String profits, String numbers) {
    double[] prices = {1.07, 1.08, 1.09, 1.08, 1.09};
    long[] sizes = {1000, 1000, -1000, 1000, -2000};
    double[][] bars = new double[5][];
    for (int i = 0; i < 5; i++) {
      bars[i] = new double[] {prices[i], prices[i], prices[i], prices[i]};
    }
    BarBlock block = Bars.block(bars);
    List<Fill> fills = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      fills.add(Desk.fill(i, block, i, "ABC", sizes[i], prices[i], Money.of(1)));
    }

    Desk.Books books = Desk.run(Desk.under(method, PLAN), List.of(block), fills);

    List<LotClose> lots = all(LotClose.class, books);
    assertThat(lots).extracting(LotClose::lot).containsExactly(longs(numbers));
    assertThat(lots)
        .extracting(lot -> lot.realised() / Money.SCALE)
        .containsExactly(longs(profits));
    assertThat(lots).extracting(LotClose::quantity).containsOnly(1000L);
    assertThat(lots).extracting(LotClose::trade).containsOnly(1L);
    assertThat(lots).extracting(LotClose::side).containsOnly(Side.BUY);
    LotClose first = lots.getFirst();
    int opened = (int) first.lot() - 1;
    assertThat(first.openedAt()).isEqualTo(block.sliceTime(opened));
    assertThat(first.entryPrice()).isEqualTo(prices[opened]);
    assertThat(first.exitPrice()).isEqualTo(1.09);
    assertThat(first.cost()).isEqualTo(Money.of(1000 * prices[opened]));
    assertThat(first.correlationId()).isEqualTo("c0001-T0");
    assertThat(first.causationId()).isEqualTo(fills.get(2).eventId());
    assertThat(first.header().slice()).isEqualTo(2);
    assertThat(first.eventTime()).isEqualTo(fills.get(2).eventTime());
    assertThat(first.header().knownAt()).isEqualTo(fills.get(2).header().knownAt());
    assertThat(lots).extracting(lot -> lot.eventId().sequence()).containsExactly(0L, 1L, 2L);
    PositionClose trip = all(PositionClose.class, books).getFirst();
    assertThat(trip.grossPnl()).isEqualTo(Money.of(40));
    assertThat(trip.excursion()).isEqualTo(new Excursion(0, Money.of(40)));
  }

  @ParameterizedTest
  @EnumSource
  void what_lots_made_sums_to_what_their_trip_made_and_trips_are_the_same(LotMethod method) {
    BarBlock block = Bars.block(WEEK);
    long[] sizes = {7, 3, -4, 5, -14};
    double[] prices = {10.01, 11.37, 9.99, 12.03, 11.11};
    List<Fill> fills = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      fills.add(Desk.fill(i, block, i, "ABC", sizes[i], prices[i], 0));
    }
    Desk.Books books = Desk.run(Desk.under(method, PLAN), List.of(block), fills);
    PositionClose trip = all(PositionClose.class, books).getFirst();
    long sum = all(LotClose.class, books).stream().mapToLong(LotClose::realised).sum();
    assertThat(trip.grossPnl()).isEqualTo(sum);
    Desk.Books plain = Desk.run(PLAN, List.of(block), fills);
    assertThat(trip).isEqualTo(all(PositionClose.class, plain).getFirst());
    assertThat(books.last().equity()).isEqualTo(plain.last().equity());
    assertThat(books.equity()).isEqualTo(plain.equity());
  }

  @Test
  void proceeds_that_cannot_be_shared_evenly_are_given_out_to_the_last_unit() {
    BarBlock block = Bars.block(WEEK);
    Instrument coin = new Instrument("ABC", 8, "USD");
    RunPlan plan = TradingPlans.plan(TradingPlans.series(coin), TradingPlans.frictionless());
    List<Fill> fills = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      fills.add(Desk.fill(i, block, i, "ABC", 1, 3e-8 * 1e8, 0));
    }
    fills.add(Desk.fill(3, block, 3, "ABC", -3, 4.0 / 3, 0)); // 4 for 3: 1, 2 and 4 in all
    Desk.Books books = Desk.run(plan, List.of(block), fills);
    assertThat(all(LotClose.class, books))
        .extracting(lot -> lot.realised() + lot.cost())
        .containsExactly(1L, 1L, 2L);
  }

  @Test
  void a_short_trip_says_what_its_lots_brought_in() {
    BarBlock block = Bars.block(WEEK);
    Desk.Books books =
        Desk.run(
            PLAN,
            List.of(block),
            List.of(
                Desk.fill(0, block, 0, "ABC", -5, 11, 0), Desk.fill(1, block, 2, "ABC", 8, 13, 0)));
    LotClose lot = all(LotClose.class, books).getFirst();
    assertThat(lot.side()).isEqualTo(Side.SELL);
    assertThat(lot.quantity()).isEqualTo(5);
    assertThat(lot.cost()).isEqualTo(Money.of(-55));
    assertThat(lot.realised()).isEqualTo(Money.of(-10));
    assertThat(all(PositionClose.class, books).getFirst().excursion())
        .as("a close of 11, a bar of 9 to 12, and out at 13")
        .isEqualTo(new Excursion(Money.of(-10), Money.of(10)));
  }

  @ParameterizedTest
  @CsvSource({
    "true, -30, 40", // in at 10: bars of 8 to 13, 9 to 12 and 7 to 14 count, and the exit at 12
    "false, -40, 30" // in at 11: the first bar by its close alone
  })
  void how_far_a_trip_went_depends_on_where_in_its_bar_it_began(
      boolean atOpen, double worst, double best) {
    int exit = 3;
    for (int cut = 1; cut <= 5; cut++) {
      List<BarBlock> blocks = Bars.blocks(cut, WEEK);
      BarBlock last = blocks.get(exit / cut);
      double entry = atOpen ? 10 : 11;
      Fill in = Desk.fill(0, blocks.getFirst(), 0, "ABC", 10, entry, 0);
      Desk.Books books =
          Desk.run(
              PLAN,
              blocks,
              List.of(
                  atOpen ? Desk.atOpen(in, blocks.getFirst(), 0) : in,
                  Desk.fill(1, last, exit, "ABC", -10, 12, 0)));
      Excursion excursion = all(PositionClose.class, books).getFirst().excursion();
      assertThat(excursion)
          .as("cut %d", cut)
          .isEqualTo(new Excursion(Money.of(worst), Money.of(best)));
    }
  }

  @Test
  void an_exit_counts_by_its_price_and_not_by_the_bar_it_was_in() {
    BarBlock block = Bars.block(WEEK);
    Desk.Books books =
        Desk.run(
            PLAN,
            List.of(block),
            List.of(
                Desk.fill(0, block, 3, "ABC", 10, 12, 0),
                Desk.fill(1, block, 4, "ABC", -10, 11.5, 0)));
    assertThat(all(PositionClose.class, books).getFirst().excursion())
        .as("bars of 6 to 15 and 5 to 16 do not count")
        .isEqualTo(new Excursion(Money.of(-5), 0));
  }

  @Test
  void what_was_sold_on_the_way_is_part_of_the_profit() {
    BarBlock block = Bars.block(WEEK);
    Desk.Books books =
        Desk.run(
            PLAN,
            List.of(block),
            List.of(
                Desk.fill(0, block, 0, "ABC", 10, 11, 0),
                Desk.fill(1, block, 2, "ABC", -9, 13, 0),
                Desk.fill(2, block, 4, "ABC", -1, 11, 0)));
    assertThat(all(PositionClose.class, books).getFirst().excursion())
        .as("9 to 12 with ten units; 18 in hand, then 6 to 15 with one")
        .isEqualTo(new Excursion(Money.of(-20), Money.of(22)));
  }

  @Test
  void a_split_and_a_dividend_on_the_way_count() {
    double[][] bars = {{70, 70, 70, 70}, {70, 77, 63, 70}, {10, 12, 9, 11}, {11, 13, 10, 11}};
    List<Action> actions =
        List.of(Beside.split(2, "ABC", 0, 7), Beside.dividend(3, "ABC", 0, 0.5, 3));
    RunPlan plan = Beside.acting(PLAN, DividendDay.EX_DATE);
    for (int cut = 1; cut <= 4; cut++) {
      List<BarBlock> blocks = Beside.with(Bars.blocks(cut, bars), actions);
      Desk.Books books =
          Desk.run(
              plan,
              blocks,
              List.of(
                  Desk.fill(0, blocks.getFirst(), 0, "ABC", 10, 70, 0),
                  Desk.fill(1, blocks.getLast(), 3, "ABC", -70, 11, 0)));
      assertThat(all(PositionClose.class, books).getFirst().excursion())
          .as("9 to 12 after the split of 70, and 35 of dividend with 11 at the end")
          .isEqualTo(new Excursion(Money.of(-70), Money.of(140)));
      LotClose lot = all(LotClose.class, books).getFirst();
      assertThat(lot.entryPrice()).isEqualTo(10);
      assertThat(lot.quantity()).isEqualTo(70);
      assertThat(lot.realised()).as("without the dividend").isEqualTo(Money.of(70));
    }
  }

  @Test
  void a_delisting_closes_lots_too() {
    double[][] bars = {{10, 10, 10, 10}, {11, 11, 11, 11}, {4, 4, 4, 4}, {4, 4, 4, 4}};
    List<BarBlock> blocks =
        Beside.with(Bars.blocks(2, bars), List.of(Beside.delisting(3, "ABC", 0, 1)));
    Desk.Books books =
        Desk.run(
            Beside.acting(Desk.under(LotMethod.LIFO, PLAN), DividendDay.EX_DATE),
            blocks,
            List.of(
                Desk.fill(0, blocks.getFirst(), 0, "ABC", 10, 10, 0),
                Desk.fill(1, blocks.getFirst(), 1, "ABC", 5, 11, 0)));
    List<LotClose> lots = all(LotClose.class, books);
    assertThat(lots).extracting(LotClose::lot).containsExactly(2L, 1L);
    assertThat(lots).extracting(LotClose::realised).containsExactly(Money.of(-50), Money.of(-90));
    PositionClose trip = all(PositionClose.class, books).getFirst();
    assertThat(trip.quantity()).isEqualTo(15);
    assertThat(trip.excursion()).isEqualTo(new Excursion(Money.of(-140), Money.of(10)));
    assertThat(lots.getFirst().causationId()).isEqualTo(trip.causationId());
    assertThat(lots.getFirst().header().slice()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void a_ledger_of_figures_says_nothing_of_lots_and_has_the_same_digest(LotMethod method) {
    RunPlan plan = Desk.under(method, PLAN);
    BarBlock block = Bars.block(WEEK);
    List<Fill> fills =
        List.of(
            Desk.fill(0, block, 0, "ABC", 10, 11, 0),
            Desk.fill(1, block, 1, "ABC", 10, 10, 0),
            Desk.fill(2, block, 2, "ABC", -15, 13, 0),
            Desk.fill(3, block, 4, "ABC", -5, 11, 0));
    LedgerKernel figures = LedgerKernel.ofFigures(plan);
    figures.bars(block);
    List<Event> told = new ArrayList<>();
    fills.forEach(fill -> figures.post(0, fill, told::add));
    figures.release(figures.endBlock(0, told::add));
    Snapshot last = figures.close(0, told::add);

    assertThat(told)
        .extracting(Event::type)
        .containsExactly(EventType.POSITION_OPEN, EventType.POSITION_CLOSE, EventType.SNAPSHOT);
    assertThat(((PositionClose) told.get(1)).excursion()).isNull();
    Desk.Books books = Desk.run(plan, List.of(block), fills);
    assertThat(digest(told, last)).isEqualTo(digest(books.events(), books.last()));
  }

  private static String digest(List<Event> events, Snapshot last) {
    EventDigest digest = new EventDigest();
    events.forEach(digest::add);
    digest.addFinal(last);
    return digest.hex();
  }

  @ParameterizedTest
  @EnumSource
  void the_audit_looks_at_the_lots_of_every_method(LotMethod method) {
    BarBlock block = Bars.block(WEEK);
    LedgerKernel kernel = new LedgerKernel(Desk.under(method, PLAN));
    kernel.bars(block);
    kernel.post(0, Desk.fill(0, block, 0, "ABC", 10, 11, 0), event -> {});
    kernel.post(0, Desk.fill(1, block, 1, "ABC", 10, 10, 0), event -> {});
    kernel.post(0, Desk.fill(2, block, 2, "ABC", -5, 13, 0), event -> {});
    kernel.endBlock(0, event -> {});
    kernel.close(0, event -> {});
    Position position = kernel.account(0).positions("ABC").getFirst();
    assertThat(position.lots.method()).isEqualTo(method);
    position.lots.release(3, 0);
    assertThatThrownBy(() -> kernel.close(0, event -> {}))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("cost of the lots of ABC");
  }

  private static Long[] longs(String text) {
    return List.of(text.split(" ")).stream().map(Long::valueOf).toArray(Long[]::new);
  }

  private static <E extends Event> List<E> all(Class<E> type, Desk.Books books) {
    return books.events().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
