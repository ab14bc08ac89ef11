package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.Fill;
import io.admf.event.FillDetail;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.Leg;
import io.admf.event.LotClose;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.Posting;
import io.admf.event.Side;
import io.admf.event.Snapshot;
import io.admf.fixture.Bars;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.flow.Stand;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame.Action;
import io.admf.frame.MarketFrame.Effect;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.AccountSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.LotMethod;
import io.admf.plan.OrdersSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SnapshotsSpec;
import io.admf.time.Instants;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long and a short position in one symbol, and lots that orders name. */
class HedgedAccountTest {

  private static final List<Series> ABC = List.of(Bars.daily("ABC"));
  private static final double[] SIXTY = {60, 60, 60, 60};

  private static RunPlan plan(List<Series> series, boolean hedging, LotMethod lots) {
    AccountSpec plain = AccountSpec.PLAIN;
    AccountSpec account =
        new AccountSpec(
            plain.kind(), lots, hedging, plain.margin(), plain.rates(), plain.settlementDays());
    RunPlan plan = TradingPlans.plan(series, TradingPlans.frictionless());
    return plan.with(
        plan.portfolios().stream().map(p -> p.with(account, OrdersSpec.PLAIN)).toList());
  }

  private static Fill closing(Fill fill, Long... lots) {
    FillDetail detail = new FillDetail(0, 0, false, true, List.of(lots));
    return new Fill(
        fill.header(),
        fill.order(),
        fill.symbol(),
        fill.side(),
        fill.quantity(),
        fill.price(),
        fill.commission(),
        fill.slippage(),
        fill.remaining(),
        fill.reason(),
        detail);
  }

  @Test
  void two_positions_stand_beside_each_other_and_each_is_closed_by_its_own_trades() {
    BarBlock block = Bars.block(SIXTY, SIXTY, SIXTY, SIXTY, SIXTY);
    Desk.Books books =
        Desk.run(
            plan(ABC, true, LotMethod.FIFO),
            List.of(block),
            List.of(
                Desk.fill(0, block, 0, "ABC", 100, 50, 0),
                Desk.fill(1, block, 1, "ABC", -40, 60, 0),
                closing(Desk.fill(2, block, 2, "ABC", -30, 55, 0)),
                closing(Desk.fill(3, block, 3, "ABC", 40, 50, 0)),
                Desk.fill(4, block, 4, "ABC", -10, 60, 0)));

    assertThat(books.last().holdings())
        .extracting(Holding::symbol, Holding::quantity, Holding::costBasis)
        .containsExactly(tuple("ABC", 70L, Money.of(3_500)), tuple("ABC", -10L, -Money.of(600)));
    assertThat(books.last().realisedPnl()).isEqualTo(Money.of(30 * 5 + 40 * 10));
    assertThat(books.last().cash())
        .isEqualTo(Money.of(100_000 - 5_000 + 2_400 + 1_650 - 2_000 + 600));
    assertThat(books.events())
        .filteredOn(PositionClose.class::isInstance)
        .extracting(event -> ((PositionClose) event).side(), e -> ((PositionClose) e).grossPnl())
        .containsExactly(tuple(Side.SELL, Money.of(400)));
    assertThat(entryOf(books, 1))
        .extracting(Posting::account)
        .contains("Assets:Positions:ABC:Short", "Equity:Trading:ABC:Short");
  }

  private static List<Posting> entryOf(Desk.Books books, long fill) {
    return books.events().stream()
        .filter(PortfolioUpdate.class::isInstance)
        .map(PortfolioUpdate.class::cast)
        .filter(update -> update.causationId() != null && update.causationId().sequence() == fill)
        .findFirst()
        .orElseThrow()
        .entry();
  }

  @Test
  void a_trade_that_closes_more_than_there_is_breaks_the_books() {
    BarBlock block = Bars.block(SIXTY, SIXTY);
    List<Fill> fills =
        List.of(
            Desk.fill(0, block, 0, "ABC", 100, 50, 0),
            closing(Desk.fill(1, block, 1, "ABC", 10, 60, 0)));
    assertThatThrownBy(() -> Desk.run(plan(ABC, true, LotMethod.FIFO), List.of(block), fills))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected to close no more than there is of the SHORT position");
  }

  @Test
  void execution_and_ledger_must_hold_the_same() {
    BarBlock block = Bars.block(SIXTY, SIXTY);
    LedgerKernel kernel = new LedgerKernel(plan(ABC, true, LotMethod.FIFO));
    kernel.bars(block);
    kernel.post(0, Desk.fill(0, block, 0, "ABC", 100, 50, 0), event -> {});
    kernel.post(0, Desk.fill(1, block, 1, "ABC", -40, 50, 0), event -> {});
    Stand bought = new Stand("ABC", Leg.LONG, 100);
    kernel.reconcileAll(0, 1, List.of(bought, new Stand("ABC", Leg.SHORT, -40)));
    assertThatThrownBy(() -> kernel.reconcileAll(0, 1, List.of(bought)))
        .isInstanceOf(InvariantException.class);
    assertThatThrownBy(() -> kernel.reconcile(0, 1, List.of(bought)))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining(
            "expected the ledger to hold 0 units of ABC short as execution does, was -40");
  }

  @Test
  void an_account_that_somebody_asked_for_is_not_told_again() {
    BarBlock block = Bars.block(SIXTY, SIXTY, SIXTY);
    LedgerKernel kernel =
        new LedgerKernel(
            plan(ABC, true, LotMethod.FIFO)
                .telling(new SnapshotsSpec(SnapshotsSpec.Unit.CHANGE, 0)));
    List<Event> events = new ArrayList<>();
    kernel.bars(block);
    kernel.post(0, Desk.fill(0, block, 0, "ABC", 100, 50, 0), events::add);
    events.add(kernel.snapshot(0, 0, events::add));
    kernel.post(0, Desk.fill(1, block, 1, "ABC", 100, 50, 0), events::add);
    kernel.release(kernel.endBlock(0, events::add));
    kernel.close(0, events::add);
    assertThat(events)
        .filteredOn(Snapshot.class::isInstance)
        .extracting(event -> event.header().slice())
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  void lots_are_closed_in_the_order_in_which_they_are_named_and_after_them_the_oldest() {
    BarBlock block = Bars.block(SIXTY, SIXTY, SIXTY, SIXTY, SIXTY);
    Desk.Books books =
        Desk.run(
            plan(ABC, false, LotMethod.SPECIFIC),
            List.of(block),
            List.of(
                Desk.fill(0, block, 0, "ABC", 10, 50, 0), // order 1
                Desk.fill(1, block, 1, "ABC", 10, 52, 0), // order 2
                Desk.fill(2, block, 2, "ABC", 10, 54, 0), // order 3
                closing(Desk.fill(3, block, 3, "ABC", -25, 60, 0), 3L, 2L),
                closing(Desk.fill(4, block, 4, "ABC", -5, 60, 0), 3L)));
    assertThat(books.events())
        .filteredOn(LotClose.class::isInstance)
        .extracting(event -> ((LotClose) event).lot(), event -> ((LotClose) event).quantity())
        .containsExactly(tuple(3L, 10L), tuple(2L, 10L), tuple(1L, 5L), tuple(1L, 5L));
  }

  /** What a hedged account does is what two accounts do, one of which is long and one short. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void it_is_the_sum_of_a_long_and_a_short_account_whatever_happens(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Series> series =
        TradingPlans.series(new Instrument("AAA", 0, "USD"), new Instrument("BBB", 3, "USD"));
    int both = 0;
    for (int round = 0; round < 30; round++) {
      DividendDay day = DividendDay.values()[random.nextInt(2)];
      LotMethod method = LotMethod.values()[random.nextInt(LotMethod.values().length)];
      double[][][] bars = SparseBars.random(random.nextLong(), 2, 120, 0.6);
      bars[0][0] = new double[] {50, 50, 50, 50, 1};
      bars[1][0] = new double[] {50, 50, 50, 50, 1};
      List<Action> actions = CorporateActionsTest.actions(random, series);
      List<BarBlock> whole = Beside.with(SparseBars.blocks(4096, bars), actions);
      List<Fill> fills = fills(random, series, bars, actions, whole.getFirst());
      List<Fill> bought = fills.stream().filter(f -> isOf(Leg.LONG, f)).toList();
      List<Fill> sold = fills.stream().filter(f -> isOf(Leg.SHORT, f)).toList();
      SnapshotsSpec.Unit told = SnapshotsSpec.Unit.values()[random.nextInt(6)];
      RunPlan hedged =
          Beside.acting(plan(series, true, method), day).telling(new SnapshotsSpec(told, 9));
      RunPlan netted = Beside.acting(plan(series, false, method), day);
      Desk.Books books = Desk.run(hedged, whole, fills); // audits itself at the end
      Desk.Books one = Desk.run(netted, whole, bought);
      Desk.Books other = Desk.run(netted, whole, sold);
      for (int slice = 0; slice < 120; slice++) {
        assertThat(books.equity()[slice])
            .as("seed %d, round %d, slice %d", seed, round, slice)
            .isEqualTo(one.equity()[slice] + other.equity()[slice] - Money.of(100_000));
        assertThat(books.cash()[slice])
            .isEqualTo(one.cash()[slice] + other.cash()[slice] - Money.of(100_000));
        assertThat(books.exposure()[slice])
            .isEqualTo(one.exposure()[slice] + other.exposure()[slice]);
      }
      Snapshot last = books.last();
      assertThat(last.realisedPnl())
          .isEqualTo(one.last().realisedPnl() + other.last().realisedPnl());
      assertThat(last.unrealisedPnl())
          .isEqualTo(one.last().unrealisedPnl() + other.last().unrealisedPnl());
      entries(books.events());
      snapshots(told, books.events(), whole.getFirst());
      both += books.events().stream().anyMatch(HedgedAccountTest::holdsBoth) ? 1 : 0;
      for (int cut : new int[] {1, 7}) {
        List<BarBlock> pieces = Beside.with(SparseBars.blocks(cut, bars), actions);
        assertThat(Desk.run(hedged, pieces, fills).events()).isEqualTo(books.events());
      }
    }
    assertThat(both).isGreaterThan(20);
  }

  private static boolean isOf(Leg leg, Fill fill) {
    return Leg.of(true, fill.side(), fill.closes()) == leg;
  }

  private static boolean holdsBoth(Event event) {
    return event instanceof PortfolioUpdate update
        && update.holdings().size()
            > update.holdings().stream().map(Holding::symbol).distinct().count();
  }

  /** The account is told at the slices that were asked for, and as it was then. */
  private static void snapshots(SnapshotsSpec.Unit unit, List<Event> events, BarBlock block) {
    Map<Long, Snapshot> told = new TreeMap<>();
    Map<Long, PortfolioUpdate> updates = new TreeMap<>();
    TreeSet<Long> due = new TreeSet<>();
    for (Event event : events) {
      long slice = event.header().slice();
      if (event instanceof Snapshot snapshot) {
        assertThat(told.put(slice, snapshot)).isNull();
        PortfolioUpdate latest = updates.isEmpty() ? null : updates.get(slice);
        if (latest != null) {
          assertThat(snapshot.cash()).isEqualTo(latest.cash());
          assertThat(snapshot.holdings())
              .extracting(Holding::symbol, Holding::quantity)
              .isEqualTo(
                  latest.holdings().stream().map(h -> tuple(h.symbol(), h.quantity())).toList());
        }
      } else {
        assertThat(told.keySet()).as("%s after its slice", event).allMatch(each -> each < slice);
      }
      if (event instanceof PortfolioUpdate update) {
        updates.put(slice, update);
      }
    }
    for (long slice = 0; slice < block.lastSlice(); slice++) {
      LocalDate day = day(block.sliceTime(slice));
      LocalDate following = day(block.sliceTime(slice + 1));
      boolean is =
          switch (unit) {
            case NONE -> false;
            case CHANGE -> updates.containsKey(slice);
            case DAILY -> !day.equals(following);
            case WEEKLY -> !day.with(DayOfWeek.MONDAY).equals(following.with(DayOfWeek.MONDAY));
            case MONTHLY -> day.getMonth() != following.getMonth();
            case SLICES -> slice % 9 == 8;
          };
      if (is) {
        due.add(slice);
      }
    }
    due.add(block.lastSlice());
    assertThat(told.keySet()).as("%s", unit).isEqualTo(due);
  }

  /** The day that an instant ends, or is in. */
  private static LocalDate day(long time) {
    return LocalDate.ofEpochDay(Math.floorDiv(time - 1, Instants.DAY));
  }

  /** Every entry sums to zero, and an action makes no more than one. */
  private static void entries(List<Event> events) {
    TreeSet<String> causes = new TreeSet<>();
    for (Event event : events) {
      if (event instanceof PortfolioUpdate update) {
        Map<String, Long> sums = new TreeMap<>();
        update.entry().forEach(p -> sums.merge(p.unit(), p.amount(), Math::addExact));
        assertThat(sums.values()).allMatch(sum -> sum == 0);
        EventId cause = update.causationId();
        if (cause != null && !update.entry().toString().contains("DividendsReceivable")) {
          assertThat(causes.add(cause.toString())).as("%s", update).isTrue();
        }
      }
    }
  }

  /** Trades of both positions: openings, and closings of no more than there is. */
  static List<Fill> fills(
      SplittableRandom random,
      List<Series> series,
      double[][][] bars,
      List<Action> actions,
      BarBlock block) {
    Map<String, Long> held = new LinkedHashMap<>();
    List<Fill> fills = new ArrayList<>();
    for (int slice = 0; slice < bars[0].length; slice++) {
      for (Action action : actions) {
        if (action.offset() == slice) {
          for (Leg leg : List.of(Leg.LONG, Leg.SHORT)) {
            held.computeIfPresent(
                action.symbol() + leg,
                (key, units) ->
                    switch (action.effect()) {
                      case SPLIT -> Instrument.split(units, action.ratio());
                      case DELISTING -> 0L;
                      default -> units;
                    });
          }
        }
      }
      for (Series each : series) {
        boolean gone = gone(actions, each, slice);
        if (bars[each.index()][slice] == null || gone || random.nextInt(3) > 0) {
          continue;
        }
        Leg leg = random.nextBoolean() ? Leg.LONG : Leg.SHORT;
        long sign = leg == Leg.LONG ? 1 : -1;
        long there = Math.abs(held.getOrDefault(each.symbol() + leg, 0L));
        boolean closes = there > 0 && random.nextBoolean();
        long units =
            closes
                ? random.nextLong(1, there + 1)
                : random.nextLong(1, 40) * each.instrument().unitsPerOne();
        long signed = closes ? -sign * units : sign * units;
        double price = bars[each.index()][slice][3];
        Fill fill = Desk.fill(fills.size(), block, slice, each.symbol(), signed, price, 7);
        fills.add(closes ? closing(fill) : fill);
        held.merge(each.symbol() + leg, signed, Long::sum);
      }
    }
    return fills;
  }

  private static boolean gone(List<Action> actions, Series series, int slice) {
    return actions.stream()
        .anyMatch(
            action ->
                action.effect() == Effect.DELISTING
                    && action.symbol().equals(series.symbol())
                    && action.offset() <= slice);
  }
}
