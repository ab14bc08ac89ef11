package io.admf.ledger;

import io.admf.event.AccountState;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.flow.ExchangeRates;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.ledger.posting.ChartOfAccounts;
import io.admf.ledger.valuation.Stake;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.CalendarSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.time.calendar.TradingCalendar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An account with rules of its own: margin, settlement, interest, several currencies, futures
 * contracts. {@code docs/accounts.md} is its contract.
 *
 * <p>{@link #cash} is all cash, settled or not. What a position in a foreign currency cost is kept
 * in that currency and in the account's, lot by lot, at the rate of the slice in which the lot was
 * opened.
 */
final class RuledAccount extends Account {

  private final String currency;
  private final ChartOfAccounts chart;
  private final AccountSpec rules;
  private final ExchangeRates rates;
  private final long[] basis; // what each position cost, by slot, in the account's currency
  private final List<Sale> sales = new ArrayList<>();
  private final SettlementDays[] settlement; // by slot
  private final double[] @Nullable [] columns;
  private @Nullable BarBlock block;
  private int day;

  /** Cash of sales that is not settled. */
  long unsettled;

  /** Received, less paid. */
  long interest;

  long borrowFees;
  long fxGains;

  /** Proceeds on their way. */
  private record Sale(long due, long amount) {}

  /** Whether a portfolio's account has rules of its own. */
  static boolean wanted(RunPlan plan, PortfolioSpec portfolio) {
    AccountSpec account = portfolio.account();
    return account.kind() != AccountKind.SIMPLE
        || !account.rates().none()
        || account.settlementDays() > 0
        || portfolio.series().stream()
            .map(index -> plan.series().get(index).instrument())
            .anyMatch(i -> i.future() || !i.currency().equals(plan.currency()));
  }

  RuledAccount(
      RunPlan plan,
      PortfolioSpec portfolio,
      List<Series> traded,
      ChartOfAccounts chart,
      Map<CalendarSpec, TradingCalendar> calendars,
      boolean byLot) {
    super(portfolio, traded, chart, byLot);
    this.currency = plan.currency();
    this.chart = chart;
    this.rules = portfolio.account();
    this.rates = new ExchangeRates(plan);
    this.basis = new long[inOrder.size()];
    this.settlement = new SettlementDays[inOrder.size()];
    Arrays.setAll(
        settlement,
        slot ->
            new SettlementDays(plan, inOrder.get(slot).series, rules.settlementDays(), calendars));
    this.columns = new double[inOrder.size()][];
  }

  /** Goes to the next block. */
  void enter(BarBlock next) {
    block = next;
    day = 0;
    Arrays.fill(columns, null);
  }

  /** Which of the block's days is the next to be gone through. */
  int day() {
    return day;
  }

  private BarBlock bars() {
    BarBlock bars = block;
    if (bars == null) {
      throw new InvariantException(portfolio.container(), -1, "expected bars first, was none");
    }
    return bars;
  }

  /**
   * Goes through the days that have passed since the slice before: interest and fees on what stood
   * then, and after that what has been settled.
   *
   * @param days calendar days
   * @param posted told the cause of each entry, once it is posted
   */
  void pass(long slice, long days, Consumer<String> posted) {
    day++;
    long earned = rules.rates().interest(cash - unsettled, days);
    long fees = fees(slice, days);
    if (earned != 0) {
      cash = Math.addExact(cash, earned);
      interest = Math.addExact(interest, earned);
      int other = earned > 0 ? ChartOfAccounts.INTEREST : ChartOfAccounts.INTEREST_PAID;
      journal.line(ChartOfAccounts.CASH, earned).line(other, -earned).post(slice);
      posted.accept("interest");
    }
    if (fees != 0) {
      cash = Math.subtractExact(cash, fees);
      borrowFees = Math.addExact(borrowFees, fees);
      journal.line(ChartOfAccounts.BORROW, fees).line(ChartOfAccounts.CASH, -fees).post(slice);
      posted.accept("borrow");
    }
    long today = Days.day(bars().sliceTime(slice));
    long settled = 0;
    for (Sale sale : sales) {
      settled = sale.due() <= today ? Math.addExact(settled, sale.amount()) : settled;
    }
    sales.removeIf(sale -> sale.due() <= today); // calendars differ, so not the first alone
    if (settled != 0) {
      unsettled -= settled;
      journal
          .line(ChartOfAccounts.CASH, settled)
          .line(ChartOfAccounts.UNSETTLED, -settled)
          .post(slice);
      posted.accept("settlement");
    }
  }

  private long fees(long slice, long days) {
    long fees = 0;
    for (Position position : inOrder) {
      Series series = position.series;
      if (position.units < 0 && !series.instrument().future()) {
        double price = bars().markBefore(series.index(), slice);
        long value = own(position, series.instrument().notional(price, position.units), slice);
        fees = Math.addExact(fees, rules.rates().fee(series.symbol(), value, days));
      }
    }
    return fees;
  }

  @Override
  long own(Position position, long money, long slice) {
    return Money.convert(money, rateBefore(position, slice));
  }

  @Override
  double rateBefore(Position position, long slice) {
    return known(rates.before(position.series.index(), bars(), slice), position, slice);
  }

  private double known(double rate, Position position, long slice) {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new InvariantException(
          portfolio.container(),
          slice,
          "expected a rate of %s for %s, was %s"
              .formatted(position.series.instrument().currency(), position.series.symbol(), rate));
    }
    return rate;
  }

  @Override
  Booking book(Fill fill, Position position) {
    check(fill);
    long slice = fill.header().slice();
    Instrument instrument = position.series.instrument();
    double rate = known(rates.rate(position.series.index(), bars(), slice), position, slice);
    FillAmounts traded = FillAmounts.of(fill, instrument, position.units);
    long proceeds = -traded.sign() * traded.closingValue();
    Released closed =
        release(position, position.named(fill, traded.closing()), traded.closing(), proceeds, rate);
    long part = foreign(position) ? basis[position.slot] - position.lots.worth() : 0;
    Gain gain = gain(position, proceeds, closed.cost(), part, rate);
    boolean converted = foreign(position) && !instrument.future();
    long added = open(fill, position, traded, converted ? rate : 0);
    long worth = instrument.future() ? 0 : Money.convert(added, rate);
    long commission = Money.convert(fill.commission(), rate);
    long received = gain.cash - worth;
    long later = rules.settlementDays() > 0 && !instrument.future() ? Math.max(0, received) : 0;
    position.units = Math.addExact(position.units, traded.units());
    change(position, added - closed.cost(), worth - gain.basis);
    earn(gain);
    cash = Math.addExact(cash, received - commission);
    commissions = Math.addExact(commissions, commission);
    fills++;
    if (later > 0) {
      unsettled = Math.addExact(unsettled, later);
      sales.add(new Sale(settlement[position.slot].due(fill), later));
    }
    paid(position, traded.units(), added - closed.cost(), worth - gain.basis);
    journal
        .line(ChartOfAccounts.COMMISSION, commission)
        .line(ChartOfAccounts.realisedPnl(position.slot), -gain.realised)
        .line(ChartOfAccounts.FX, -gain.fx)
        .line(ChartOfAccounts.UNSETTLED, later)
        .line(ChartOfAccounts.CASH, received - later - commission)
        .post(slice);
    return new Booking(traded.charged(commission), gain.realised + gain.fx, closed.lots());
  }

  @Override
  long give(Position position, long units, long proceeds, long released, long slice) {
    double rate = rateBefore(position, slice);
    Gain gain = gain(position, proceeds, released, part(position, released), rate);
    position.units -= units;
    change(position, -released, -gain.basis);
    earn(gain);
    cash = Math.addExact(cash, gain.cash);
    paid(position, -units, -released, -gain.basis);
    journal
        .line(ChartOfAccounts.realisedPnl(position.slot), -gain.realised)
        .line(ChartOfAccounts.FX, -gain.fx)
        .line(ChartOfAccounts.CASH, gain.cash);
    return gain.realised + gain.fx;
  }

  /** Writes the lines of what a position gained: its units, what they cost, and the conversion. */
  private void paid(Position position, long units, long cost, long worth) {
    int slot = position.slot;
    journal.line(ChartOfAccounts.units(slot), units).line(ChartOfAccounts.trading(slot), -units);
    if (!position.series.instrument().future()) {
      journal.line(ChartOfAccounts.cost(slot), cost);
      if (foreign(position)) {
        journal.line(chart.conversion(slot), -cost).line(chart.conversion(slot) + 1, worth);
      }
    }
  }

  /**
   * What closing a part of a position makes, in the account's currency.
   *
   * @param cash that comes in
   * @param basis what the part had cost; 0 for a futures contract
   * @param realised the change of the price, at the rate of now
   * @param fx the change of the rate, on what the part had cost
   */
  private record Gain(long cash, long basis, long realised, long fx) {}

  /**
   * What units that are gone without a trade had cost in the account's currency: of a foreign
   * position all, or a share by cost where lots are left.
   */
  private long part(Position position, long released) {
    long all = basis[position.slot];
    if (!foreign(position) || position.lots.quantity() == 0) {
      return all;
    }
    return position.cost == 0 ? 0 : Money.share(all, released, position.cost);
  }

  @Override
  long worth(Position position, long released) {
    return foreign(position) ? part(position, released) : 0;
  }

  @Override
  LotLog log(Position position, long closing, long proceeds, double rate) {
    return foreign(position)
        ? LotLog.converting(closing, proceeds, rate, position.series.instrument().future())
        : new LotLog(closing, proceeds);
  }

  /**
   * What closing a part of a position makes.
   *
   * @param proceeds in the currency of the instrument; {@code released}, what the part had cost,
   *     likewise
   * @param part what it had cost in the account's currency, of a foreign position
   */
  private Gain gain(Position position, long proceeds, long released, long part, double rate) {
    if (position.series.instrument().future()) {
      long made = Money.convert(proceeds - released, rate);
      return new Gain(made, 0, made, 0);
    }
    if (!foreign(position)) {
      return new Gain(proceeds, released, proceeds - released, 0);
    }
    long in = Money.convert(proceeds, rate);
    long realised = Money.convert(proceeds - released, rate);
    return new Gain(in, part, realised, in - part - realised);
  }

  private void change(Position position, long cost, long worth) {
    position.cost = Math.addExact(position.cost, cost);
    basis[position.slot] = Math.addExact(basis[position.slot], worth);
  }

  private void earn(Gain gain) {
    realisedPnl = Math.addExact(realisedPnl, gain.realised);
    fxGains = Math.addExact(fxGains, gain.fx);
  }

  private boolean foreign(Position position) {
    return chart.conversion(position.slot) >= 0;
  }

  /** The account of what was converted for a position; -1 for none. */
  int conversion(Position position) {
    return chart.conversion(position.slot);
  }

  @Override
  long basis(Position position) {
    return basis[position.slot];
  }

  /** What sales on their way sum to, counted afresh. */
  long due() {
    return sales.stream().mapToLong(Sale::amount).sum();
  }

  @Override
  long beside() {
    return interest - borrowFees + fxGains;
  }

  @Override
  boolean lends() {
    return rules.kind() == AccountKind.MARGIN;
  }

  @Override
  Stake stake(Position position, BarBlock bars) {
    Series series = position.series;
    double[] column = null;
    if (foreign(position)) {
      column = columns[position.slot];
      if (column == null || bars != block) {
        column = rates.column(series.index(), bars);
        columns[position.slot] = column;
      }
    }
    double[] marks = bars.marks(series.index());
    return new Stake(series.instrument(), position.units, marks, position.cost, column);
  }

  @Override
  Holding holding(Position position, double price, BarBlock bars, long slice) {
    Series series = position.series;
    double rate = rates.rate(series.index(), bars, slice);
    long value = series.instrument().notional(price, position.units);
    boolean future = series.instrument().future();
    return new Holding(
        series.symbol(),
        position.units,
        future ? 0 : foreign(position) ? basis[position.slot] : position.cost,
        price,
        Money.convert(future ? value - position.cost : value, rate));
  }

  @Override
  AccountState state(BarBlock bars, long slice) {
    long initial = 0;
    long maintenance = 0;
    for (Position position : inOrder) {
      if (position.units != 0 && lends()) {
        Series series = position.series;
        double mark = bars.mark(series.index(), slice);
        long value =
            Money.convert(
                series.instrument().notional(mark, position.units),
                rates.rate(series.index(), bars, slice));
        initial = Math.addExact(initial, rules.margin().initialOf(value));
        maintenance = Math.addExact(maintenance, rules.margin().maintenanceOf(value));
      }
    }
    return new AccountState(
        cash - unsettled,
        initial,
        maintenance,
        interest,
        borrowFees,
        fxGains,
        balances(bars, slice));
  }

  /** All money is in the account's currency; of the others it is said what they are worth. */
  private List<AccountState.Balance> balances(BarBlock bars, long slice) {
    if (chart.currencies().isEmpty()) {
      return List.of();
    }
    List<AccountState.Balance> balances = new ArrayList<>();
    balances.add(new AccountState.Balance(currency, cash, 1));
    for (String each : chart.currencies()) {
      for (Position position : inOrder) {
        Series series = position.series;
        if (series.instrument().currency().equals(each)) {
          double rate = rates.rate(series.index(), bars, slice);
          balances.add(new AccountState.Balance(each, 0, rate));
          break;
        }
      }
    }
    return balances;
  }
}
