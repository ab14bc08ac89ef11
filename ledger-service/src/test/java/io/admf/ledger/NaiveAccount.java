package io.admf.ledger;

import io.admf.event.Event;
import io.admf.event.Excursion;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.LotClose;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.Posting;
import io.admf.event.RiskAlert;
import io.admf.event.Snapshot;
import io.admf.frame.MarketFrame.Action;
import io.admf.frame.Series;
import io.admf.ledger.lots.Lot;
import io.admf.ledger.lots.NaiveLots;
import io.admf.money.Instrument;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.FxSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RunPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The obvious account with rules, written from {@code docs/accounts.md} and {@code docs/lots.md}:
 * one slice after the other, every balance a sum of its postings. What it says is text, line by
 * line, that {@link #line} makes of the ledger's events as well.
 */
final class NaiveAccount {

  private static final long DAY = 86_400_000_000_000L;

  private static final class Held {
    final Series series;
    final Instrument instrument;
    final boolean foreign;
    final NaiveLots lots;
    long trade;
    boolean isLong;
    long closed;
    long gross;
    long charges;
    long worst;
    long best;
    Fill latest;

    Held(RunPlan plan, Series series) {
      this.series = series;
      this.instrument = series.instrument();
      this.foreign = !instrument.currency().equals(plan.currency());
      this.lots = new NaiveLots(plan.portfolios().getFirst().account().lots());
    }

    long units() {
      return lots.units().longValueExact();
    }

    long cost() {
      return lots.cost().longValueExact();
    }

    /** What it cost in the account's currency; of futures nothing. */
    long basis() {
      return instrument.future() ? 0 : foreign ? lots.worth().longValueExact() : cost();
    }
  }

  final List<String> said = new ArrayList<>();
  final List<String> columns = new ArrayList<>();
  private final RunPlan plan;
  private final AccountSpec rules;
  private final double[][][] bars;
  private final long[] times;
  private final List<Held> positions = new ArrayList<>();
  private final Map<String, Long> journal = new TreeMap<>();
  private final Map<String, Long> owed = new TreeMap<>();
  private final List<long[]> sales = new ArrayList<>(); // day due, amount
  private final double[] closes;
  private final double[] before;
  private final List<Posting> entry = new ArrayList<>();
  private long trades;
  private long fills;
  private boolean called;

  NaiveAccount(
      RunPlan plan, double[][][] bars, long[] times, List<Fill> fills, List<Action> actions) {
    this.plan = plan;
    this.rules = plan.portfolios().getFirst().account();
    this.bars = bars;
    this.times = times;
    this.closes = new double[bars.length];
    this.before = new double[bars.length];
    plan.series().forEach(series -> positions.add(new Held(plan, series)));
    post("Assets:Cash", plan.currency(), plan.portfolios().getFirst().initialCapital());
    entry.clear();
    for (int slice = 0; slice < times.length; slice++) {
      System.arraycopy(closes, 0, before, 0, closes.length);
      for (int s = 0; s < bars.length; s++) {
        closes[s] = bars[s][slice] == null ? closes[s] : bars[s][slice][3];
      }
      if (slice > 0 && times[slice] / DAY > times[slice - 1] / DAY) {
        day(slice, times[slice] / DAY - times[slice - 1] / DAY);
      }
      for (Action action : actions) {
        if (action.offset() == slice) {
          act(action, slice);
        }
      }
      for (Fill fill : fills) {
        if (fill.header().slice() == slice) {
          fill(fill, slice);
        }
      }
      look(slice);
      snapshot(slice);
    }
  }

  // time

  private void day(int slice, long days) {
    RatesSpec rates = rules.rates();
    long settled = balance("Assets:Cash");
    double annual = settled < 0 ? rates.debit() : rates.cash();
    long interest = rounded(settled * annual * days / rates.dayCount());
    if (interest != 0) {
      post("Assets:Cash", plan.currency(), interest);
      post(interest > 0 ? "Income:Interest" : "Expenses:Interest", plan.currency(), -interest);
      told(slice, "interest");
    }
    long fees = 0;
    for (Held held : positions) {
      if (held.units() < 0 && !held.instrument.future()) {
        double fee = Math.max(0, rates.borrow(held.series.symbol()));
        long value =
            convert(notional(held, before[held.series.index()], held.units()), rate(held, before));
        fees += rounded(Math.abs(value) * fee * days / rates.dayCount());
      }
    }
    if (fees != 0) {
      post("Expenses:Borrow", plan.currency(), fees);
      post("Assets:Cash", plan.currency(), -fees);
      told(slice, "borrow");
    }
    long due = 0;
    for (long[] sale : sales) {
      due += sale[0] <= times[slice] / DAY ? sale[1] : 0;
    }
    sales.removeIf(sale -> sale[0] <= times[slice] / DAY);
    if (due != 0) {
      post("Assets:Cash", plan.currency(), due);
      post("Assets:Unsettled", plan.currency(), -due);
      told(slice, "settlement");
    }
  }

  /** Monday to Friday. */
  private static long weekdays(long day, int count) {
    long later = day;
    int left = count;
    while (left > 0) {
      later++;
      int weekday = java.time.LocalDate.ofEpochDay(later).getDayOfWeek().getValue();
      left -= weekday <= 5 ? 1 : 0;
    }
    return later;
  }

  // trades

  private void fill(Fill fill, int slice) {
    Held held = held(fill.symbol());
    fills++;
    double rate = rate(held, closes);
    int sign = fill.side().sign();
    long quantity = fill.quantity();
    long units = held.units();
    long closing = units * sign < 0 ? Math.min(Math.abs(units), quantity) : 0;
    long opening = quantity - closing;
    long all = notional(held, fill.price(), quantity);
    long opened = closing == 0 ? all : notional(held, fill.price(), opening);
    long commission = convert(fill.commission(), rate);
    long openingCharge = share(commission, opening, quantity);
    long cash = 0;
    long costBefore = held.cost();
    long basisBefore = held.basis();
    if (closing > 0) {
      cash += close(held, closing, -sign * (all - opened), rate, slice, fill.price());
      held.charges += commission - openingCharge;
      if (held.lots.open().isEmpty()) {
        ended(held, slice);
      }
    }
    if (opening > 0) {
      long cost = sign * opened;
      if (held.lots.open().isEmpty()) {
        begin(held, sign > 0);
      }
      long worth = held.foreign && !held.instrument.future() ? convert(cost, rate) : 0;
      held.lots.open(sign * opening, cost, worth, fill.eventTime(), fill.price());
      held.charges += openingCharge;
      cash -= held.instrument.future() ? 0 : held.foreign ? worth : cost;
    }
    held.latest = fill;
    if (!held.lots.open().isEmpty()) {
      observe(held, fill.price(), rate);
    }
    moved(held, sign * quantity, held.cost() - costBefore, held.basis() - basisBefore);
    post("Expenses:Commission", plan.currency(), commission);
    boolean later = rules.settlementDays() > 0 && !held.instrument.future() && cash > 0;
    if (later) {
      post("Assets:Unsettled", plan.currency(), cash);
      long due = weekdays(fill.header().knownAt() / DAY, rules.settlementDays());
      sales.add(new long[] {due, cash});
    }
    post("Assets:Cash", plan.currency(), (later ? 0 : cash) - commission);
    told(slice, "");
  }

  /** Closes lots, says what each made and posts it; the cash that comes in. */
  private long close(Held held, long units, long proceeds, double rate, int slice, double price) {
    boolean paid = !held.instrument.future();
    held.lots.taken.clear();
    held.lots.close(units, List.of());
    long quantity = 0;
    long given = 0;
    long cost = 0;
    long basis = 0;
    long made = 0;
    long in = 0;
    long agreed = 0;
    for (Lot lot : held.lots.taken) {
      quantity += Math.abs(lot.quantity());
      given = share(proceeds, quantity, units);
      cost += lot.cost();
      long madeSoFar = convert(given - cost, rate);
      long inSoFar = convert(given, rate);
      long agreedSoFar = convert(cost, rate);
      long itsCost = !paid ? agreedSoFar - agreed : held.foreign ? lot.worth() : lot.cost();
      long byPrice = madeSoFar - made;
      long byCurrency = paid ? inSoFar - in - itsCost - byPrice : 0;
      said.add(
          "%d lot %d of trade %d: %d %s at %s cost %d made %d, currency %d"
              .formatted(
                  slice,
                  lot.number(),
                  held.trade,
                  Math.abs(lot.quantity()),
                  held.series.symbol(),
                  price,
                  itsCost,
                  byPrice + byCurrency,
                  byCurrency));
      made = madeSoFar;
      in = inSoFar;
      agreed = agreedSoFar;
      basis += paid ? itsCost : 0;
    }
    held.closed += units;
    return gained(held, given, cost, basis, rate);
  }

  /** Posts what came in for what had cost; the cash. */
  private long gained(Held held, long proceeds, long cost, long basis, double rate) {
    long byPrice = convert(proceeds - cost, rate);
    long cash = held.instrument.future() ? byPrice : convert(proceeds, rate);
    long byCurrency = held.instrument.future() ? 0 : cash - basis - byPrice;
    post("Income:RealisedPnL:" + held.series.symbol(), plan.currency(), -byPrice);
    post("Income:FX", plan.currency(), -byCurrency);
    held.gross += byPrice + byCurrency;
    return cash;
  }

  private void moved(Held held, long units, long cost, long basis) {
    String symbol = held.series.symbol();
    String currency = held.instrument.currency();
    post("Assets:Positions:" + symbol, symbol, units);
    post("Equity:Trading:" + symbol, symbol, -units);
    if (!held.instrument.future()) {
      post("Assets:Positions:" + symbol, currency, cost);
      if (held.foreign) {
        post("Equity:Conversions:" + currency, currency, -cost);
        post("Equity:Conversions:" + currency, plan.currency(), basis);
      }
    }
  }

  private void begin(Held held, boolean isLong) {
    held.trade = ++trades;
    held.isLong = isLong;
    held.closed = 0;
    held.gross = 0;
    held.charges = 0;
    held.worst = 0;
    held.best = 0;
  }

  private void ended(Held held, int slice) {
    said.add(
        "%d trade %d %s %s: %d made %d for %d, between %d and %d"
            .formatted(
                slice,
                held.trade,
                held.isLong ? "BUY" : "SELL",
                held.series.symbol(),
                held.closed,
                held.gross,
                held.charges,
                Math.min(held.worst, held.gross),
                Math.max(held.best, held.gross)));
  }

  // corporate actions

  private void act(Action action, int slice) {
    Held held = held(action.symbol());
    double price = action.carried(before[held.series.index()]);
    before[held.series.index()] = price;
    if (bars[held.series.index()][slice] == null) {
      closes[held.series.index()] = price;
    }
    double rate = rate(held, before);
    String due = action.symbol() + ' ' + action.exTime();
    long cash = 0;
    long units = held.units();
    long cost = held.cost();
    long basis = held.basis();
    switch (action.effect()) {
      case SPLIT -> {
        if (units == 0) {
          return;
        }
        cash = split(held, action.ratio(), price, rate);
        held.closed =
            BigDecimal.valueOf(held.closed)
                .multiply(BigDecimal.valueOf(action.ratio()))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
      }
      case DIVIDEND -> {
        if (units == 0) {
          return;
        }
        long money = convert(notional(held, action.amount(), units), rate);
        boolean later =
            plan.data().market().dividends() == DividendDay.PAY_DATE
                && action.payTime() > action.exTime();
        if (later) {
          owed.merge(due, money, Math::addExact);
        }
        post(later ? "Assets:DividendsReceivable" : "Assets:Cash", plan.currency(), money);
        post("Income:Dividends:" + action.symbol(), plan.currency(), -money);
        held.gross += money;
      }
      case PAYMENT -> {
        Long money = owed.remove(due);
        if (money == null) {
          return;
        }
        post("Assets:DividendsReceivable", plan.currency(), -money);
        cash = money;
      }
      case DELISTING -> {
        if (units == 0) {
          return;
        }
        cash = close(held, Math.abs(units), notional(held, price, units), rate, slice, price);
      }
      case SYMBOL_CHANGE -> {
        return;
      }
    }
    moved(held, held.units() - units, held.cost() - cost, held.basis() - basis);
    post("Assets:Cash", plan.currency(), cash);
    if (units != 0 && held.units() == 0) {
      ended(held, slice);
    }
    told(slice, "");
  }

  /** Units and lots become others; a fraction of a unit is paid for with its part of the cost. */
  private long split(Held held, double ratio, double price, double rate) {
    BigDecimal exact = BigDecimal.valueOf(held.units()).multiply(BigDecimal.valueOf(ratio));
    long all = held.cost();
    long basis = held.foreign ? held.basis() : 0;
    long released = held.lots.split((long) (ratio * 4), 4);
    double fraction = exact.subtract(held.lots.units()).doubleValue();
    if (fraction == 0) {
      return 0;
    }
    long part = basis;
    if (!held.lots.open().isEmpty()) {
      released = rounded(all * (fraction / exact.doubleValue()));
      part = all == 0 ? 0 : share(basis, released, all);
      held.lots.release(released, part);
    }
    Instrument its = held.instrument;
    double size = StrictMath.pow(10, its.sizeDecimals());
    long paid = rounded(price * (fraction * its.multiplier()) * 1e8 / size);
    return gained(held, paid, released, held.foreign ? part : released, rate);
  }

  // valuation

  private void look(int slice) {
    for (Held held : positions) {
      if (held.units() == 0) {
        continue;
      }
      double[] bar = bars[held.series.index()][slice];
      double rate = rate(held, closes);
      if (held.foreign || bar != null) {
        observe(held, closes[held.series.index()], rate);
      }
      boolean traded = held.latest.header().slice() == slice;
      boolean atOpen = held.latest.eventTime() < held.latest.header().knownAt();
      if (bar != null && (!traded || atOpen)) {
        observe(held, bar[1], rate);
        observe(held, bar[2], rate);
      }
    }
  }

  private void observe(Held held, double price, double rate) {
    long value = notional(held, price, held.units());
    long worth = convert(held.instrument.future() ? value - held.cost() : value, rate);
    long profit = held.gross + worth - held.basis();
    held.worst = Math.min(held.worst, profit);
    held.best = Math.max(held.best, profit);
  }

  private void snapshot(int slice) {
    long cash = balance("Assets:Cash") + balance("Assets:Unsettled");
    long equity = cash + balance("Assets:DividendsReceivable");
    long exposure = 0;
    long unrealised = 0;
    long initial = 0;
    long maintenance = 0;
    StringBuilder holdings = new StringBuilder();
    for (Held held : positions) {
      if (held.units() != 0) {
        double close = closes[held.series.index()];
        double rate = rate(held, closes);
        long value = notional(held, close, held.units());
        long whole = convert(value, rate);
        long worth = convert(held.instrument.future() ? value - held.cost() : value, rate);
        equity += worth;
        unrealised += worth - held.basis();
        exposure += Math.abs(whole);
        if (rules.kind() == AccountKind.MARGIN) {
          boolean isShort = value < 0;
          initial +=
              rounded(
                  Math.abs(whole)
                      * (isShort ? rules.margin().shortInitial() : rules.margin().initial()));
          maintenance +=
              rounded(
                  Math.abs(whole)
                      * (isShort
                          ? rules.margin().shortMaintenance()
                          : rules.margin().maintenance()));
        }
        holdings.append(
            " %d %s %s %d %d"
                .formatted(held.units(), held.series.symbol(), close, held.basis(), worth));
      }
    }
    columns.add("%d %d %d".formatted(cash, equity, exposure));
    if (rules.kind() == AccountKind.MARGIN) {
      boolean below = equity < maintenance;
      if (below && !called) {
        said.add(slice + " margin_call");
      }
      called = below;
    }
    long realised = 0;
    for (Map.Entry<String, Long> account : journal.entrySet()) {
      boolean its = account.getKey().startsWith("Income:RealisedPnL");
      boolean dividends = account.getKey().startsWith("Income:Dividends");
      realised -= its || dividends ? account.getValue() : 0;
    }
    long interest = -balance("Income:Interest") - balance("Expenses:Interest");
    said.add(
        "%d cash %d settled %d equity %d realised %d unrealised %d commissions %d fills %d"
                .formatted(
                    slice,
                    cash,
                    balance("Assets:Cash"),
                    equity,
                    realised,
                    unrealised,
                    balance("Expenses:Commission"),
                    fills)
            + " margin %d %d interest %d borrow %d currency %d:%s"
                .formatted(
                    initial,
                    maintenance,
                    interest,
                    balance("Expenses:Borrow"),
                    -balance("Income:FX"),
                    holdings));
  }

  // arithmetic

  private Held held(String symbol) {
    return positions.stream()
        .filter(each -> each.series.symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private double rate(Held held, double[] prices) {
    for (FxSpec fx : plan.rates()) {
      if (held.foreign && fx.currency().equals(held.instrument.currency())) {
        return fx.inverse() ? 1 / prices[fx.series()] : prices[fx.series()];
      }
    }
    return 1;
  }

  private static long notional(Held held, double price, long units) {
    double amount = price * (units * held.instrument.multiplier()) * 1e8;
    return rounded(amount / StrictMath.pow(10, held.instrument.sizeDecimals()));
  }

  private static long convert(long money, double rate) {
    return rate == 1 ? money : rounded(money * rate);
  }

  private static long rounded(double amount) {
    return new BigDecimal(amount).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }

  private static long share(long amount, long part, long whole) {
    return BigDecimal.valueOf(amount)
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.DOWN)
        .longValueExact();
  }

  private long balance(String account) {
    return journal.getOrDefault(account + ' ' + plan.currency(), 0L);
  }

  private void post(String account, String unit, long amount) {
    if (amount != 0) {
      journal.merge(account + ' ' + unit, amount, Math::addExact);
      entry.add(new Posting(account, unit, amount));
    }
  }

  private void told(int slice, String cause) {
    said.add(entry(slice, cause, entry));
    entry.clear();
  }

  private static String entry(long slice, String cause, List<Posting> lines) {
    Map<String, Long> sums = new TreeMap<>();
    lines.forEach(p -> sums.merge(p.account() + ' ' + p.unit(), p.amount(), Math::addExact));
    return "%d entry %s %s".formatted(slice, cause, sums);
  }

  /** What the ledger said in the words of this account; null for what is not compared. */
  static String line(Event event) {
    long slice = event.header().slice();
    return switch (event) {
      case PortfolioUpdate update -> entry(slice, update.cause(), update.entry());
      case LotClose lot ->
          "%d lot %d of trade %d: %d %s at %s cost %d made %d, currency %d"
              .formatted(
                  slice,
                  lot.lot(),
                  lot.trade(),
                  lot.quantity(),
                  lot.symbol(),
                  lot.exitPrice(),
                  lot.cost(),
                  lot.realised(),
                  lot.fxGain());
      case PositionClose trip -> {
        Excursion way = Objects.requireNonNull(trip.excursion());
        yield "%d trade %d %s %s: %d made %d for %d, between %d and %d"
            .formatted(
                slice,
                trip.trade(),
                trip.side(),
                trip.symbol(),
                trip.quantity(),
                trip.grossPnl(),
                trip.commission(),
                way.adverse(),
                way.favourable());
      }
      case RiskAlert alert -> alert.rule().equals("cash") ? null : slice + " " + alert.rule();
      case Snapshot last -> line(last);
      default -> null;
    };
  }

  private static String line(Snapshot last) {
    StringBuilder holdings = new StringBuilder();
    for (Holding each : last.holdings()) {
      holdings.append(
          " %d %s %s %d %d"
              .formatted(
                  each.quantity(),
                  each.symbol(),
                  each.price(),
                  each.costBasis(),
                  each.marketValue()));
    }
    var state = Objects.requireNonNull(last.state());
    return "%d cash %d settled %d equity %d realised %d unrealised %d commissions %d fills %d"
            .formatted(
                last.header().slice(),
                last.cash(),
                state.settledCash(),
                last.equity(),
                last.realisedPnl(),
                last.unrealisedPnl(),
                last.commissions(),
                last.fills())
        + " margin %d %d interest %d borrow %d currency %d:%s"
            .formatted(
                state.initialMargin(),
                state.maintenanceMargin(),
                state.interest(),
                state.borrowFees(),
                state.fxGains(),
                holdings);
  }
}
