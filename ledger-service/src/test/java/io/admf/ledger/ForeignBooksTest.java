package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.Excursion;
import io.admf.event.Fill;
import io.admf.event.LotClose;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.Posting;
import io.admf.event.Side;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.AccountSpec;
import io.admf.plan.FxSpec;
import io.admf.plan.LotMethod;
import io.admf.plan.OrdersSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lots and round trips in other currencies made, in that of the account. */
class ForeignBooksTest {

  private static final int EURUSD = 0;
  private static final int USDJPY = 1;
  private static final List<Series> SERIES =
      TradingPlans.series(
          new Instrument("EURUSD", 0, "USD"),
          new Instrument("USDJPY", 0, "JPY"),
          new Instrument("SAP", 0, "EUR"),
          new Instrument("FDAX", 0, "EUR", 1, 25, 0.5, true),
          new Instrument("SONY", 2, "JPY"),
          new Instrument("ABC", 0, "USD"));

  private static RunPlan plan(LotMethod method) {
    RunPlan plan = TradingPlans.plan(SERIES, TradingPlans.frictionless());
    AccountSpec account = AccountSpec.PLAIN.closing(method);
    return plan.with(
            plan.portfolios().stream().map(p -> p.with(account, OrdersSpec.PLAIN)).toList())
        .converting(List.of(new FxSpec("EUR", EURUSD, false), new FxSpec("JPY", USDJPY, true)));
  }

  /** Random bars; of the rates there is one in each of the first slice. */
  private static double[][][] bars(SplittableRandom random, int slices) {
    double[][][] bars = SparseBars.random(random.nextLong(), SERIES.size(), slices, 0.6);
    for (int s = 0; s < SERIES.size(); s++) {
      if (bars[s][0] == null) {
        bars[s][0] = new double[] {100, 101, 99, 100, 1};
      }
    }
    return bars;
  }

  @ParameterizedTest
  @EnumSource
  void what_lots_made_by_price_and_by_currency_is_what_was_posted(LotMethod method) {
    for (long seed = 1; seed <= 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][][] bars = bars(random, 60);
      BarBlock whole = SparseBars.blocks(60, bars).getFirst();
      List<Fill> fills = LedgerPropertyTest.fills(SERIES, bars, whole, random, 200);
      String where = "%s, seed %d".formatted(method, seed);
      List<Event> first = List.of();
      for (int cut : new int[] {60, 7, 1}) {
        List<BarBlock> blocks = SparseBars.blocks(cut, bars);
        Desk.Books books = Desk.run(plan(method), blocks, fills);
        assertThat(first.isEmpty() ? books.events() : first).as(where).isEqualTo(books.events());
        first = books.events();
      }
      agree(first, where);
    }
  }

  /** Entry by entry and trip by trip, lots sum to postings, to the last unit. */
  private static void agree(List<Event> events, String where) {
    Map<Long, Long> trips = new TreeMap<>();
    long price = 0;
    long currency = 0;
    for (Event event : events) {
      switch (event) {
        case LotClose lot -> {
          price += lot.realised() - lot.fxGain();
          currency += lot.fxGain();
          trips.merge(lot.trade(), lot.realised(), Math::addExact);
          if (lot.symbol().equals("ABC") || lot.symbol().equals("FDAX")) {
            assertThat(lot.fxGain()).as(where).isZero();
          }
        }
        case PositionClose trip -> {
          assertThat(trips.get(trip.trade())).as(where).isEqualTo(trip.grossPnl());
          Excursion way = Objects.requireNonNull(trip.excursion());
          assertThat(trip.grossPnl()).as(where).isBetween(way.adverse(), way.favourable());
        }
        case PortfolioUpdate update -> {
          for (Posting line : update.entry()) {
            price += line.account().startsWith("Income:RealisedPnL") ? line.amount() : 0;
            currency += line.account().equals("Income:FX") ? line.amount() : 0;
          }
          assertThat(price).as(where).isZero();
          assertThat(currency).as(where).isZero();
        }
        default -> {}
      }
    }
    assertThat(trips).as(where).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource
  void on_its_way_a_trip_was_at_every_profit_that_the_books_had(LotMethod method) {
    for (long seed = 1; seed <= 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][][] bars = bars(random, 40);
      BarBlock whole = SparseBars.blocks(40, bars).getFirst();
      int symbol = 2 + random.nextInt(3);
      String name = SERIES.get(symbol).symbol();
      int entry = 0;
      int exit = 5 + random.nextInt(30);
      while (bars[symbol][exit] == null) {
        exit++;
        if (exit == 40) {
          exit = entry; // another seed
          break;
        }
      }
      if (exit == entry) {
        continue;
      }
      long units = (random.nextBoolean() ? 1 : -1) * (1 + random.nextLong(500));
      List<Fill> fills =
          List.of(
              Desk.fill(0, whole, entry, name, units, bars[symbol][entry][3], 0),
              Desk.fill(1, whole, exit, name, -units, bars[symbol][exit][3], 0));
      Desk.Books books = Desk.run(plan(method), List.of(whole), fills);
      PositionClose trip =
          (PositionClose)
              books.events().stream()
                  .filter(PositionClose.class::isInstance)
                  .findFirst()
                  .orElseThrow();
      Excursion way = Objects.requireNonNull(trip.excursion());
      long deposit = 100_000 * Money.SCALE;
      for (int slice = entry; slice <= exit; slice++) {
        assertThat(books.equity()[slice] - deposit)
            .as("%s, seed %d, slice %d", method, seed, slice)
            .isBetween(way.adverse(), way.favourable());
      }
    }
  }

  /**
   * 100 at 50 EUR and 1.10, 100 at 60 EUR and 1.20; 150 sold at 70 EUR and 1.30. First in first
   * out: lot 1 gained 20 × 100 × 1.30 by price and 5 000 × 0.20 by currency, of lot 2 half 10 × 50
   * × 1.30 and 3 000 × 0.10.
   */
  @Test
  void each_lot_has_the_rate_of_its_own_day() {
    double[][][] bars = new double[SERIES.size()][4][];
    double[] rates = {1.1, 1.2, 1.3, 1.3};
    double[] closes = {50, 60, 70, 70};
    for (int i = 0; i < 4; i++) {
      for (int s = 0; s < SERIES.size(); s++) {
        double price = s == 2 ? closes[i] : rates[i];
        bars[s][i] = new double[] {price, price, price, price, 1};
      }
    }
    BarBlock block = SparseBars.blocks(4, bars).getFirst();
    List<Fill> fills = new ArrayList<>();
    fills.add(Desk.fill(0, block, 0, "SAP", 100, 50, 0));
    fills.add(Desk.fill(1, block, 1, "SAP", 100, 60, 0));
    fills.add(Desk.fill(2, block, 2, "SAP", -150, 70, 0));
    Desk.Books books = Desk.run(plan(LotMethod.FIFO), List.of(block), fills);
    List<LotClose> lots =
        books.events().stream()
            .filter(LotClose.class::isInstance)
            .map(LotClose.class::cast)
            .toList();
    assertThat(lots).extracting(LotClose::side).containsOnly(Side.BUY);
    assertThat(lots)
        .extracting(LotClose::cost)
        .containsExactly(Money.of(5_500.0), Money.of(3_600.0));
    assertThat(lots)
        .extracting(LotClose::realised)
        .containsExactly(Money.of(2_600 + 1_000.0), Money.of(650 + 300.0));
    assertThat(lots)
        .extracting(LotClose::fxGain)
        .containsExactly(Money.of(1_000.0), Money.of(300.0));
    assertThat(books.last().holdings().getFirst().costBasis()).isEqualTo(Money.of(3_600.0));
  }
}
