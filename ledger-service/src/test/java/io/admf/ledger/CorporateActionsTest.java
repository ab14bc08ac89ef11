package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.Posting;
import io.admf.event.Snapshot;
import io.admf.fixture.Bars;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame.Action;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.DividendDay;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Splits, dividends and delistings in the books. */
class CorporateActionsTest {

  private static final List<Series> ABC = List.of(Bars.daily("ABC"));
  private static final double[] FLAT = {70, 70, 70, 70};
  private static final double[] TEN = {10, 10, 10, 10};

  private static RunPlan plan(DividendDay day) {
    return Beside.acting(TradingPlans.plan(ABC, TradingPlans.frictionless()), day);
  }

  private static Desk.Books run(DividendDay day, double[][] bars, long units, Action... actions) {
    List<BarBlock> blocks = Beside.with(Bars.blocks(2, bars), List.of(actions));
    Fill fill = Desk.fill(0, blocks.getFirst(), 0, "ABC", units, bars[0][0], 0);
    return Desk.run(plan(day), blocks, List.of(fill));
  }

  @Test
  void a_split_changes_units_and_leaves_worth_and_profit() {
    Desk.Books books =
        run(
            DividendDay.EX_DATE,
            new double[][] {FLAT, FLAT, TEN, TEN},
            100,
            Beside.split(2, "ABC", 0, 7));
    assertThat(books.last().holdings().getFirst().quantity()).isEqualTo(700);
    assertThat(books.equity()).containsOnly(Money.of(100_000));
    assertThat(books.last().realisedPnl()).isZero();
    assertThat(books.last().holdings().getFirst().costBasis()).isEqualTo(Money.of(7_000));
  }

  @Test
  void what_is_told_between_two_actions_of_a_slice_is_worth_what_it_is_worth_after_them() {
    Desk.Books books =
        run(
            DividendDay.EX_DATE,
            new double[][] {FLAT, FLAT, {9, 9, 9, 9}},
            100,
            Beside.split(2, "ABC", 0, 7),
            Beside.dividend(2, "ABC", 0, 1, 2));
    assertThat(updates(books)).hasSize(3);
    assertThat(updates(books)).extracting(PortfolioUpdate::equity).containsOnly(Money.of(100_000));
    assertThat(updates(books).get(1).holdings().getFirst().price())
        .as("with the dividend")
        .isEqualTo(10);
  }

  @Test
  void a_symbol_that_splits_and_ends_at_once_is_paid_out_at_the_price_after_the_split() {
    Desk.Books books =
        run(
            DividendDay.EX_DATE,
            new double[][] {FLAT, FLAT, FLAT},
            100,
            Beside.split(2, "ABC", 0, 7),
            Beside.delisting(2, "ABC", 0, Double.NaN));
    assertThat(books.last().holdings()).isEmpty();
    assertThat(books.last().cash()).isEqualTo(Money.of(100_000));
  }

  private static List<PortfolioUpdate> updates(Desk.Books books) {
    return books.events().stream()
        .filter(PortfolioUpdate.class::isInstance)
        .map(PortfolioUpdate.class::cast)
        .toList();
  }

  @Test
  void a_fraction_of_a_unit_is_paid_for_at_the_price_before() {
    Desk.Books books =
        run(
            DividendDay.EX_DATE,
            new double[][] {TEN, TEN, {200, 200, 200, 200}},
            107,
            Beside.split(2, "ABC", 0, 0.05));
    assertThat(books.last().holdings().getFirst().quantity()).isEqualTo(5);
    assertThat(books.last().cash()).isEqualTo(Money.of(100_000) - Money.of(1_070) + Money.of(70));
    assertThat(books.equity()).containsOnly(Money.of(100_000));
    assertThat(books.last().realisedPnl()).as("what was paid is what it cost").isZero();
  }

  @Test
  void a_position_of_which_nothing_is_left_is_closed() {
    Desk.Books books =
        run(
            DividendDay.EX_DATE,
            new double[][] {TEN, TEN, {200, 200, 200, 200}},
            7,
            Beside.split(2, "ABC", 0, 0.05));
    assertThat(books.last().holdings()).isEmpty();
    assertThat(books.equity()).containsOnly(Money.of(100_000));
    assertThat(books.events()).anyMatch(PositionClose.class::isInstance);
  }

  @Test
  void a_dividend_is_cash_on_its_ex_date_or_owed_until_it_is_paid() {
    Action dividend = Beside.dividend(1, "ABC", 0, 3.05, 3);
    double[][] bars = {FLAT, FLAT, FLAT, FLAT, FLAT};
    Desk.Books atOnce = run(DividendDay.EX_DATE, bars, 100, dividend);
    long before = Money.of(93_000);
    assertThat(atOnce.cash())
        .containsExactly(
            before,
            before + Money.of(305),
            before + Money.of(305),
            before + Money.of(305),
            before + Money.of(305));
    Desk.Books later = run(DividendDay.PAY_DATE, bars, 100, dividend, Beside.payment(dividend));
    assertThat(later.cash())
        .containsExactly(before, before, before, before + Money.of(305), before + Money.of(305));
    assertThat(later.equity()).isEqualTo(atOnce.equity());
    assertThat(later.last().realisedPnl()).isEqualTo(Money.of(305));
    Desk.Books unpaid = run(DividendDay.PAY_DATE, bars, 100, dividend);
    assertThat(unpaid.last().equity()).as("owed to the end").isEqualTo(later.last().equity());
  }

  @Test
  void a_short_position_is_charged() {
    Desk.Books books =
        run(
            DividendDay.EX_DATE,
            new double[][] {FLAT, FLAT, FLAT},
            -100,
            Beside.dividend(1, "ABC", 0, 3.05, 1));
    assertThat(books.last().cash()).isEqualTo(Money.of(107_000) - Money.of(305));
    PortfolioUpdate update =
        (PortfolioUpdate)
            books.events().stream()
                .filter(e -> e instanceof PortfolioUpdate && e.header().slice() == 1)
                .findFirst()
                .orElseThrow();
    assertThat(update.entry()).contains(new Posting("Income:Dividends:ABC", "USD", Money.of(305)));
    assertThat(update.causationId()).hasToString("ABC_1d/CORPORATE_ACTION/65536");
  }

  @Test
  void a_trade_through_a_split_and_a_dividend_tells_its_profit_in_units_of_today() {
    double[][] bars = {FLAT, FLAT, TEN, {11, 11, 11, 11}};
    List<BarBlock> blocks =
        Beside.with(
            Bars.blocks(3, bars),
            List.of(Beside.split(2, "ABC", 0, 7), Beside.dividend(2, "ABC", 0, 0.5, 2)));
    Desk.Books books =
        Desk.run(
            plan(DividendDay.EX_DATE),
            blocks,
            List.of(
                Desk.fill(0, blocks.getFirst(), 0, "ABC", 100, 70, 0),
                Desk.fill(1, blocks.getLast(), 3, "ABC", -700, 11, 0)));
    PositionClose close =
        (PositionClose)
            books.events().stream()
                .filter(PositionClose.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertThat(close.entryPrice()).isEqualTo(10);
    assertThat(close.exitPrice()).isEqualTo(11);
    assertThat(close.quantity()).isEqualTo(700);
    assertThat(close.grossPnl()).isEqualTo(Money.of(700) + Money.of(350));
    assertThat(books.last().equity()).isEqualTo(Money.of(101_050));
  }

  @Test
  void a_delisting_pays_a_position_out() {
    double[][] bars = {TEN, {4, 4, 4, 4}, {4, 4, 4, 4}, {4, 4, 4, 4}};
    Desk.Books lastPrice =
        run(DividendDay.EX_DATE, bars, 100, Beside.delisting(2, "ABC", 0, Double.NaN));
    assertThat(lastPrice.last().cash()).isEqualTo(Money.of(99_400));
    Desk.Books worthless = run(DividendDay.EX_DATE, bars, 100, Beside.delisting(2, "ABC", 0, 0));
    assertThat(worthless.last().cash()).isEqualTo(Money.of(99_000));
    assertThat(worthless.last().holdings()).isEmpty();
    assertThat(worthless.events()).filteredOn(PositionClose.class::isInstance).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatever_happens_the_books_balance_wherever_blocks_are_cut(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Series> series =
        TradingPlans.series(new Instrument("AAA", 0, "USD"), new Instrument("BBB", 3, "USD"));
    for (int round = 0; round < 30; round++) {
      RunPlan plan =
          Beside.acting(
              TradingPlans.plan(series, TradingPlans.frictionless()),
              DividendDay.values()[random.nextInt(2)]);
      double[][][] bars = SparseBars.random(random.nextLong(), 2, 120, 0.6);
      bars[0][0] = new double[] {50, 50, 50, 50, 1};
      bars[1][0] = new double[] {50, 50, 50, 50, 1};
      List<Action> actions = actions(random, series);
      List<BarBlock> whole = Beside.with(SparseBars.blocks(4096, bars), actions);
      List<Fill> fills = new ArrayList<>();
      for (int slice = 0; slice < 120; slice++) {
        for (Series each : series) {
          if (bars[each.index()][slice] != null && random.nextInt(3) == 0) {
            long units = random.nextLong(-40, 40) * each.instrument().unitsPerOne();
            if (units != 0) {
              double price = bars[each.index()][slice][3];
              fills.add(
                  Desk.fill(fills.size(), whole.getFirst(), slice, each.symbol(), units, price, 7));
            }
          }
        }
      }
      Desk.Books books = Desk.run(plan, whole, fills); // audits itself at the end
      for (Event event : books.events()) {
        if (event instanceof PortfolioUpdate update) {
          TreeMap<String, Long> sums = new TreeMap<>();
          update.entry().forEach(p -> sums.merge(p.unit(), p.amount(), Math::addExact));
          assertThat(sums.values()).allMatch(sum -> sum == 0);
        }
      }
      for (int cut : new int[] {1, 7}) {
        List<BarBlock> pieces = Beside.with(SparseBars.blocks(cut, bars), actions);
        Desk.Books again = Desk.run(plan, pieces, fills);
        Snapshot last = again.last();
        assertThat(last).as("seed %d, round %d", seed, round).isEqualTo(books.last());
        assertThat(again.equity()).isEqualTo(books.equity());
        assertThat(again.cash()).isEqualTo(books.cash());
        assertThat(again.events()).isEqualTo(books.events());
      }
    }
  }

  static List<Action> actions(SplittableRandom random, List<Series> series) {
    List<Action> actions = new ArrayList<>();
    for (Series each : series) {
      for (int slice = 1; slice < 110; slice++) {
        String symbol = each.symbol();
        int index = each.index();
        switch (random.nextInt(12)) {
          case 0 ->
              actions.add(
                  Beside.split(
                      slice,
                      symbol,
                      index,
                      List.of(2.0, 0.05, 1.5, 7.0, 0.3333333).get(random.nextInt(5))));
          case 1 -> {
            Action dividend =
                Beside.dividend(
                    slice,
                    symbol,
                    index,
                    random.nextInt(200) / 100.0,
                    slice + 1 + random.nextInt(8));
            actions.add(dividend);
            actions.add(Beside.payment(dividend));
          }
          case 2 -> {
            if (random.nextInt(6) == 0) {
              actions.add(
                  Beside.delisting(slice, symbol, index, random.nextBoolean() ? Double.NaN : 1));
            }
          }
          default -> {
            // an ordinary day
          }
        }
      }
    }
    return actions;
  }
}
