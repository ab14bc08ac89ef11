package io.admf.ledger;

import io.admf.event.AccountState;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.Leg;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.ledger.lots.LotTaken;
import io.admf.ledger.lots.NamedLot;
import io.admf.ledger.posting.ChartOfAccounts;
import io.admf.ledger.posting.Journal;
import io.admf.ledger.valuation.Stake;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The running figures of one portfolio, beside the journal that proves them. This one has no rules
 * of its own: everything is in one currency, paid at once, and time costs nothing.
 */
class Account {

  /** A result of a split this near to a whole number is one. */
  private static final double ROUNDED = 1e-6;

  final PortfolioSpec portfolio;
  final Journal journal;
  private final boolean byLot;
  final List<Position> inOrder;
  final List<Position> changed = new ArrayList<>(2); // since they were last compared
  private final Map<String, List<Position>> bySymbol = new LinkedHashMap<>();
  private final Map<List<Object>, Long> owed = new LinkedHashMap<>(); // by symbol and ex-time
  long cash;

  /** Dividends that are owed and not yet paid, money units. */
  long receivable;

  /** Profit of what was closed, and dividends; money units. */
  long realisedPnl;

  long commissions;
  long fills;

  /**
   * Opens the account with its deposit.
   *
   * @param traded in the order of the run's series
   * @param byLot whether it is to be said which lots a close took
   */
  Account(PortfolioSpec portfolio, List<Series> traded, ChartOfAccounts chart, boolean byLot) {
    this.portfolio = portfolio;
    this.byLot = byLot;
    this.journal = new Journal(portfolio.container(), chart);
    List<Position> made = new ArrayList<>();
    for (Series series : traded) {
      List<Position> its = bySymbol.computeIfAbsent(series.symbol(), s -> new ArrayList<>(1));
      for (Leg leg : portfolio.account().legs()) {
        its.add(new Position(series, leg, made.size(), portfolio.account().lots()));
        made.add(its.getLast());
      }
    }
    inOrder = List.copyOf(made);
    cash = portfolio.initialCapital();
    journal.line(ChartOfAccounts.CASH, cash).line(ChartOfAccounts.OPENING_BALANCE, -cash).post(0);
  }

  /** The units of a position are no longer what they were when it was last compared. */
  void changes(Position position) {
    if (!position.changed) {
      position.changed = true;
      changed.add(position);
    }
  }

  /** The positions in a symbol: none where it is not traded, two where they are hedged. */
  List<Position> positions(String symbol) {
    return bySymbol.getOrDefault(symbol, List.of());
  }

  /** The position that a fill is of. */
  Position position(Fill fill) {
    List<Position> its = positions(fill.symbol());
    if (its.size() == 1) {
      return its.getFirst();
    }
    Leg leg = Leg.of(true, fill.side(), fill.closes());
    for (Position each : its) {
      boolean enough = !fill.closes() || Math.abs(each.units) >= fill.quantity();
      if (each.leg == leg && enough) {
        return each;
      }
    }
    throw new InvariantException(
        portfolio.container(),
        fill.header().slice(),
        its.isEmpty()
            ? "expected a fill of one of %s, was %s".formatted(bySymbol.keySet(), fill.symbol())
            : "expected to close no more than there is of the %s position, was %s"
                .formatted(leg, fill));
  }

  /** Books a fill's cash, lots and journal entry. */
  Booking book(Fill fill, Position position) {
    check(fill);
    FillAmounts amounts = FillAmounts.of(fill, position.series.instrument(), position.units);
    long proceeds = -amounts.sign() * amounts.closingValue();
    Released closed =
        release(position, position.named(fill, amounts.closing()), amounts.closing(), proceeds, 1);
    long released = closed.cost();
    long added = open(fill, position, amounts, 0);
    long realised = proceeds - released;
    position.units = Math.addExact(position.units, amounts.units());
    position.cost = Math.addExact(position.cost, added - released);
    long spent = Math.addExact(amounts.paid(), fill.commission());
    cash = Math.subtractExact(cash, spent);
    realisedPnl = Math.addExact(realisedPnl, realised);
    commissions = Math.addExact(commissions, fill.commission());
    fills++;
    journal
        .line(ChartOfAccounts.units(position.slot), amounts.units())
        .line(ChartOfAccounts.trading(position.slot), -amounts.units())
        .line(ChartOfAccounts.cost(position.slot), added - released)
        .line(ChartOfAccounts.COMMISSION, fill.commission())
        .line(ChartOfAccounts.realisedPnl(position.slot), -realised)
        .line(ChartOfAccounts.CASH, -spent)
        .post(fill.header().slice());
    return new Booking(amounts, realised, closed.lots());
  }

  void check(Fill fill) {
    if (fill.quantity() <= 0 || fill.commission() < 0) {
      throw new InvariantException(
          portfolio.container(),
          fill.header().slice(),
          "expected a positive quantity and no negative commission, was " + fill);
    }
  }

  /**
   * Opens the lot of what a fill opens.
   *
   * @param rate of the position's currency in that of the account; 0 where they are the same
   * @return what it costs, negative for a short one
   */
  static long open(Fill fill, Position position, FillAmounts amounts, double rate) {
    long added = amounts.sign() * amounts.openingValue();
    if (amounts.opening() > 0) {
      long units = amounts.sign() * amounts.opening();
      long worth = Money.convert(added, rate);
      position.opened(
          fill.order(), position.lots.open(units, added, worth, fill.eventTime(), fill.price()));
    }
    return added;
  }

  /**
   * What a fill did.
   *
   * @param realised money units gained by closing, before commission
   * @param taken what that took from each lot, if it is to be said
   */
  record Booking(FillAmounts amounts, long realised, List<TakenLot> taken) {}

  /** What closing units released: what they cost, and what it took from each lot. */
  record Released(long cost, List<TakenLot> lots) {
    static final Released NOTHING = new Released(0, List.of());
  }

  /**
   * Closes lots.
   *
   * @param named closed first
   * @param proceeds of the units, in the currency of the position
   * @param rate of that currency in the account's
   */
  Released release(
      Position position, List<NamedLot> named, long units, long proceeds, double rate) {
    if (units == 0) {
      return Released.NOTHING;
    }
    if (!byLot) {
      return new Released(position.lots.close(units, named, LotTaken.UNHEARD), List.of());
    }
    LotLog log = log(position, units, proceeds, rate);
    return new Released(position.lots.close(units, named, log), log.lots());
  }

  /**
   * Writes the lines of a position's split. A fraction of a unit that is left over is paid for.
   *
   * @param price of a unit after the split
   * @return money units gained by what was paid for
   */
  long split(Position position, double ratio, double price, long slice) {
    long before = position.units;
    BigDecimal exact = BigDecimal.valueOf(before).multiply(BigDecimal.valueOf(ratio));
    long after = Instrument.split(before, ratio);
    double fraction = exact.subtract(BigDecimal.valueOf(after)).doubleValue();
    long cost = position.lots.split(ratio);
    long paid = 0;
    if (fraction != 0 && Math.abs(after - exact.doubleValue()) > ROUNDED) {
      Instrument instrument = position.series.instrument();
      paid =
          Money.round(
              price
                  * (fraction * instrument.multiplier())
                  * Money.SCALE
                  / instrument.unitsPerOne());
      if (after != 0) {
        cost = Money.round(position.cost * (fraction / exact.doubleValue()));
        position.lots.release(cost, worth(position, cost));
      }
    }
    return give(position, before - after, paid, cost, slice);
  }

  /**
   * Writes the lines of units that are gone without a trade.
   *
   * @param units size units given up, negative for a short position
   * @param proceeds what they brought in, in the currency of the instrument
   * @param released what they cost, likewise
   * @return money units gained
   */
  long give(Position position, long units, long proceeds, long released, long slice) {
    position.units -= units;
    position.cost = Math.subtractExact(position.cost, released);
    cash = Math.addExact(cash, proceeds);
    long realised = proceeds - released;
    realisedPnl = Math.addExact(realisedPnl, realised);
    journal
        .line(ChartOfAccounts.units(position.slot), -units)
        .line(ChartOfAccounts.trading(position.slot), units)
        .line(ChartOfAccounts.cost(position.slot), -released)
        .line(ChartOfAccounts.realisedPnl(position.slot), -realised)
        .line(ChartOfAccounts.CASH, proceeds);
    return realised;
  }

  /**
   * Writes the lines of a dividend: what a long position is owed, and a short one owes.
   *
   * @param later whether it is paid by {@link #pay} and not at once
   * @return money units, negative for a short position
   */
  long dividend(Position position, MarketFrame.Action action, boolean later, long slice) {
    long money =
        own(
            position,
            position.series.instrument().notional(action.amount(), position.units),
            slice);
    realisedPnl = Math.addExact(realisedPnl, money);
    if (later) {
      receivable = Math.addExact(receivable, money);
      owed.merge(key(action), money, Math::addExact);
    } else {
      cash = Math.addExact(cash, money);
    }
    journal
        .line(later ? ChartOfAccounts.RECEIVABLE : ChartOfAccounts.CASH, money)
        .line(ChartOfAccounts.dividends(position.slot), -money);
    return money;
  }

  /** Pays the dividends of an ex-date that are owed; whether there were any. */
  boolean pay(MarketFrame.Action action, long slice) {
    Long money = owed.remove(key(action));
    if (money == null) {
      return false;
    }
    cash = Math.addExact(cash, money);
    receivable = Math.subtractExact(receivable, money);
    journal.line(ChartOfAccounts.CASH, money).line(ChartOfAccounts.RECEIVABLE, -money).post(slice);
    return true;
  }

  private static List<Object> key(MarketFrame.Action action) {
    return List.of(action.symbol(), action.exTime());
  }

  /**
   * Writes the lines by which all units of a position turn into cash.
   *
   * @param price that a unit is worth
   * @return what a fill at that price would have done
   */
  Booking payOut(Position position, double price, long slice) {
    long units = position.units;
    long proceeds = position.series.instrument().notional(price, units);
    Released closed =
        release(position, List.of(), Math.abs(units), proceeds, rateBefore(position, slice));
    long realised = give(position, units, proceeds, closed.cost(), slice);
    return new Booking(
        FillAmounts.of(position.series.instrument(), units, -units, price, Math.abs(proceeds), 0),
        realised,
        closed.lots());
  }

  /** Notes what closing units takes from each lot. */
  LotLog log(Position position, long closing, long proceeds, double rate) {
    return new LotLog(closing, proceeds);
  }

  /** What one of a position's currency was worth in that of the account before a slice. */
  double rateBefore(Position position, long slice) {
    return 1;
  }

  /** What a part of a foreign position's cost was worth in the currency of the account; else 0. */
  long worth(Position position, long released) {
    return 0;
  }

  /** What a position cost in the currency of the account; 0 for a futures contract. */
  long basis(Position position) {
    return position.cost;
  }

  /** Whether round trips are followed: where events are told. */
  boolean follows() {
    return byLot;
  }

  /** Counts the bars of a block for the round trips that are followed. */
  void follow(BarBlock bars) {
    if (byLot) {
      inOrder.forEach(position -> follow(position, bars, bars.lastSlice() + 1));
    }
  }

  /** Counts the bars before a slice of the block for a round trip, if it is followed. */
  void follow(Position position, BarBlock bars, long slice) {
    OpenTrade trip = position.trade;
    if (trip != null && trip.profit != null) {
      long base = trip.grossPnl() - basis(position);
      trip.profit.bars(bars, position.series.index(), slice, stake(position, bars), base);
    }
  }

  /** Looks at the round trip that a fill left open, if it is followed. */
  void filled(Position position, BarBlock bars, Fill fill) {
    OpenTrade trip = position.trade;
    if (trip != null && trip.profit != null) {
      long slice = fill.header().slice();
      int series = position.series.index();
      int row = bars.row(series, slice);
      long worth =
          stake(position, bars).worth(fill.price(), Math.toIntExact(slice - bars.firstSlice()));
      trip.profit.observe(Math.addExact(trip.grossPnl() - basis(position), worth));
      trip.profit.change(
          slice, row < 0 || fill.eventTime() <= bars.frame(series).eventTimes()[row]);
    }
  }

  /**
   * An amount of a position's currency in that of the account, at the rate known before a slice.
   */
  long own(Position position, long money, long slice) {
    return money;
  }

  /** Money units gained, less lost, by other things than trades and what they cost. */
  long beside() {
    return 0;
  }

  /** Whether cash below zero is what the account is for. */
  boolean lends() {
    return false;
  }

  /** What there is besides cash and holdings at the closes of a slice; null for nothing. */
  @Nullable AccountState state(BarBlock block, long slice) {
    return null;
  }

  /** The open positions as the columns of a block see them. */
  List<Stake> stakes(BarBlock block) {
    List<Stake> stakes = new ArrayList<>(1);
    for (int i = 0; i < inOrder.size(); i++) {
      Position position = inOrder.get(i);
      if (position.units != 0) {
        stakes.add(stake(position, block));
      }
    }
    return stakes;
  }

  Stake stake(Position position, BarBlock block) {
    Series series = position.series;
    return new Stake(series.instrument(), position.units, block.marks(series.index()));
  }

  /** The open positions at the closes of a slice. */
  List<Holding> holdings(BarBlock block, long slice) {
    return holdings(block, slice, List.of());
  }

  /**
   * The same while actions of the slice wait to be booked: units and cash are of before them, and
   * so is the price.
   */
  List<Holding> holdings(BarBlock block, long slice, List<MarketFrame.Action> waiting) {
    List<Holding> holdings = new ArrayList<>(1);
    for (int i = 0; i < inOrder.size(); i++) {
      Position position = inOrder.get(i);
      if (position.units != 0) {
        int series = position.series.index();
        double price = block.mark(series, slice);
        for (MarketFrame.Action action : waiting.reversed()) {
          price = action.series().contains(series) ? action.uncarried(price) : price;
        }
        holdings.add(holding(position, price, block, slice));
      }
    }
    return List.copyOf(holdings);
  }

  Holding holding(Position position, double price, BarBlock block, long slice) {
    long value = position.series.instrument().notional(price, position.units);
    return new Holding(position.series.symbol(), position.units, position.cost, price, value);
  }
}
