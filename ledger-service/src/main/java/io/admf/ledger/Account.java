package io.admf.ledger;

import io.admf.event.AccountState;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
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
  final Map<String, Position> positions = new LinkedHashMap<>();
  private final boolean byLot;
  private final String currency;
  final List<Position> inOrder;
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
    this.currency = chart.unit(ChartOfAccounts.CASH);
    this.journal = new Journal(portfolio.container(), chart);
    for (Series series : traded) {
      positions.put(
          series.symbol(), new Position(series, positions.size(), portfolio.account().lots()));
    }
    inOrder = List.copyOf(positions.values());
    cash = portfolio.initialCapital();
    journal.line(ChartOfAccounts.CASH, cash).line(ChartOfAccounts.OPENING_BALANCE, -cash).post(0);
  }

  Position position(String symbol, long slice) {
    Position position = positions.get(symbol);
    if (position == null) {
      throw new InvariantException(
          portfolio.container(),
          slice,
          "expected a fill of one of %s, was %s".formatted(positions.keySet(), symbol));
    }
    return position;
  }

  /** Books a fill's cash, lots and journal entry. */
  Booking book(Fill fill, Position position) {
    check(fill);
    FillAmounts amounts = FillAmounts.of(fill, position.series.instrument(), position.units);
    long proceeds = -amounts.sign() * amounts.closingValue();
    Released closed = release(position, amounts.closing(), proceeds);
    long released = closed.cost();
    long added = open(fill, position, amounts);
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

  /** Opens the lot of what a fill opens; what it costs, negative for a short one. */
  static long open(Fill fill, Position position, FillAmounts amounts) {
    long added = amounts.sign() * amounts.openingValue();
    if (amounts.opening() > 0) {
      position.lots.open(amounts.sign() * amounts.opening(), added, fill.eventTime(), fill.price());
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

  Released release(Position position, long units, long proceeds) {
    if (units == 0) {
      return Released.NOTHING;
    }
    if (!byLot) {
      return new Released(position.lots.close(units), List.of());
    }
    LotLog log = new LotLog(units, proceeds);
    return new Released(position.lots.close(units, log), log.lots());
  }

  /**
   * Splits a position. A fraction of a unit that is left over is paid for.
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
        position.lots.release(cost);
      }
    }
    return give(position, before - after, paid, cost, slice);
  }

  /**
   * Books that units are gone without a trade.
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
        .line(ChartOfAccounts.CASH, proceeds)
        .post(slice);
    return realised;
  }

  /**
   * Books a dividend: what a long position is owed, and a short one owes.
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
        .line(ChartOfAccounts.dividends(position.slot), -money)
        .post(slice);
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
   * Turns all units of a position into cash.
   *
   * @param price that a unit is worth
   * @return what a fill at that price would have done
   */
  Booking payOut(Position position, double price, long slice) {
    long units = position.units;
    long proceeds = position.series.instrument().notional(price, units);
    Released closed = release(position, Math.abs(units), proceeds);
    long realised = give(position, units, proceeds, closed.cost(), slice);
    return new Booking(
        FillAmounts.of(position.series.instrument(), units, -units, price, Math.abs(proceeds), 0),
        realised,
        closed.lots());
  }

  /**
   * Whether the round trips of a position are followed: where events are told, and what it costs
   * and is worth is in the currency of the account.
   */
  boolean follows(Position position) {
    return byLot && position.series.instrument().currency().equals(currency);
  }

  /** Counts the bars of a block for the round trips that are followed. */
  void follow(BarBlock bars) {
    if (byLot) {
      inOrder.forEach(position -> position.follow(bars, bars.lastSlice() + 1));
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
    List<Holding> holdings = new ArrayList<>(1);
    for (int i = 0; i < inOrder.size(); i++) {
      Position position = inOrder.get(i);
      if (position.units != 0) {
        holdings.add(holding(position, block, slice));
      }
    }
    return List.copyOf(holdings);
  }

  Holding holding(Position position, BarBlock block, long slice) {
    double mark = block.mark(position.series.index(), slice);
    long value = position.series.instrument().notional(mark, position.units);
    return new Holding(position.series.symbol(), position.units, position.cost, mark, value);
  }
}
