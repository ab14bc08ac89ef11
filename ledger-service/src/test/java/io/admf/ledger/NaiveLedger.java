package io.admf.ledger;

import static java.math.BigDecimal.ZERO;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Excursion;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Holding;
import io.admf.event.LotClose;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.Posting;
import io.admf.event.RiskAlert;
import io.admf.event.Snapshot;
import io.admf.frame.Series;
import io.admf.ledger.lots.Lot;
import io.admf.ledger.lots.NaiveLots;
import io.admf.money.Instrument;
import io.admf.plan.LotMethod;
import io.admf.plan.RunPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The obvious ledger: decimals, one lot after the other, one slice after the other. */
final class NaiveLedger {

  private static final BigDecimal UNIT = new BigDecimal("1e-8");

  private static final class Held {
    final Series series;
    final NaiveLots lots;
    long trade;
    Fill opening;
    double entryPrice;
    double exitPrice;
    long entered;
    long exited;
    BigDecimal gross = ZERO;
    BigDecimal charges = ZERO;
    BigDecimal worst = ZERO;
    BigDecimal best = ZERO;
    Fill latest;

    Held(Series series, LotMethod method) {
      this.series = series;
      this.lots = new NaiveLots(method);
    }

    boolean flat() {
      return lots.open().isEmpty();
    }

    long size() {
      return lots.units().longValueExact();
    }

    BigDecimal cost() {
      return money(lots.cost().longValueExact());
    }

    /** The profit of the round trip at a price. */
    void look(double price) {
      BigDecimal value = notional(series.instrument(), price, size());
      BigDecimal profit = gross.add(value).subtract(cost());
      worst = worst.min(profit);
      best = best.max(profit);
    }
  }

  final List<Event> events = new ArrayList<>();
  final long[] equity;
  final long[] cashes;
  final long[] exposure;
  Snapshot last;
  private final RunPlan plan;
  private final List<Held> positions = new ArrayList<>();
  private final double[] closes;
  private final TreeMap<EventType, Long> counts = new TreeMap<>();
  private BigDecimal cash;
  private BigDecimal realised = ZERO;
  private BigDecimal commissions = ZERO;
  private long trades;
  private boolean inDebt;

  NaiveLedger(RunPlan plan, double[][][] bars, List<Fill> fills, long endTime) {
    this.plan = plan;
    int slices = bars[0].length;
    equity = new long[slices];
    cashes = new long[slices];
    exposure = new long[slices];
    closes = new double[bars.length];
    cash = money(plan.portfolios().getFirst().initialCapital());
    LotMethod method = plan.portfolios().getFirst().account().lots();
    plan.series().forEach(series -> positions.add(new Held(series, method)));
    for (int slice = 0; slice < slices; slice++) {
      for (int s = 0; s < bars.length; s++) {
        if (bars[s][slice] != null) {
          closes[s] = bars[s][slice][3];
        }
      }
      for (Fill fill : fills) {
        if (fill.header().slice() == slice) {
          post(fill);
        }
      }
      for (Held held : positions) {
        double[] bar = bars[held.series.index()][slice];
        if (bar != null && !held.flat()) {
          boolean traded = held.latest.header().slice() == slice;
          boolean atOpen = held.latest.eventTime() < held.latest.header().knownAt();
          held.look(traded && !atOpen ? bar[3] : bar[2]);
          held.look(traded && !atOpen ? bar[3] : bar[1]);
        }
      }
      cashes[slice] = units(cash);
      equity[slice] = units(cash.add(value()));
      exposure[slice] =
          holdings().stream().mapToLong(holding -> Math.abs(holding.marketValue())).sum();
    }
    EventId id = new EventId("portfolio_c0001", EventType.SNAPSHOT, 0);
    long updates = counts.getOrDefault(EventType.PORTFOLIO_UPDATE, 0L);
    EventId cause =
        updates == 0
            ? null
            : new EventId("portfolio_c0001", EventType.PORTFOLIO_UPDATE, updates - 1);
    last =
        new Snapshot(
            new Header(id, id.toString(), cause, endTime, endTime, slices - 1),
            units(cash),
            units(cash.add(value())),
            units(realised),
            units(unrealised()),
            units(commissions),
            fills.size(),
            holdings());
    events.add(last);
  }

  private void post(Fill fill) {
    Held held =
        positions.stream()
            .filter(p -> p.series.symbol().equals(fill.symbol()))
            .findFirst()
            .orElseThrow();
    Instrument instrument = held.series.instrument();
    int sign = fill.side().sign();
    BigDecimal commission = money(fill.commission());
    BigDecimal total = notional(instrument, fill.price(), fill.quantity());
    long before = held.size();
    long closing = before * sign < 0 ? Math.min(Math.abs(before), fill.quantity()) : 0;
    long opening = fill.quantity() - closing;
    BigDecimal openingTotal = closing == 0 ? total : notional(instrument, fill.price(), opening);
    BigDecimal openingCharge =
        commission
            .multiply(BigDecimal.valueOf(opening))
            .divide(BigDecimal.valueOf(fill.quantity()), 8, RoundingMode.DOWN);
    BigDecimal costBefore = held.cost();
    held.latest = fill;
    BigDecimal profit = ZERO;
    if (closing > 0) {
      BigDecimal proceeds = total.subtract(openingTotal).multiply(BigDecimal.valueOf(-sign));
      held.lots.taken.clear();
      profit = proceeds.subtract(money(held.lots.close(closing, List.of())));
      tell(held, fill, closing, proceeds);
      held.exited += closing;
      held.exitPrice += (fill.price() - held.exitPrice) * ((double) closing / held.exited);
      held.gross = held.gross.add(profit);
      held.charges = held.charges.add(commission.subtract(openingCharge));
      if (held.flat()) {
        close(held, fill);
      } else {
        held.look(fill.price());
      }
    }
    if (opening > 0) {
      if (held.flat()) {
        open(held, fill, opening);
      }
      held.lots.open(sign * opening, sign * units(openingTotal), fill.eventTime(), fill.price());
      held.look(fill.price());
      held.entered += opening;
      held.entryPrice += (fill.price() - held.entryPrice) * ((double) opening / held.entered);
      held.charges = held.charges.add(openingCharge);
    }
    BigDecimal spent = total.multiply(BigDecimal.valueOf(sign)).add(commission);
    cash = cash.subtract(spent);
    realised = realised.add(profit);
    commissions = commissions.add(commission);
    List<Posting> entry = new ArrayList<>();
    String symbol = fill.symbol();
    entry.add(new Posting("Assets:Positions:" + symbol, symbol, sign * fill.quantity()));
    entry.add(new Posting("Equity:Trading:" + symbol, symbol, -sign * fill.quantity()));
    line(entry, "Assets:Positions:" + symbol, held.cost().subtract(costBefore));
    line(entry, "Expenses:Commission", commission);
    line(entry, "Income:RealisedPnL:" + symbol, profit.negate());
    line(entry, "Assets:Cash", spent.negate());
    events.add(
        new PortfolioUpdate(
            header(EventType.PORTFOLIO_UPDATE, fill, fill.correlationId()),
            units(cash),
            units(cash.add(value())),
            units(realised),
            units(unrealised()),
            holdings(),
            entry));
    if (cash.signum() < 0 && !inDebt) {
      String text = cash.stripTrailingZeros().toPlainString();
      int decimals = text.indexOf('.') < 0 ? 0 : text.length() - text.indexOf('.') - 1;
      String amount =
          decimals < 2 ? cash.setScale(2, RoundingMode.UNNECESSARY).toPlainString() : text;
      events.add(
          new RiskAlert(
              header(EventType.RISK_ALERT, fill, fill.correlationId()),
              "cash",
              "expected cash of at least 0 after order " + fill.order() + ", was " + amount));
    }
    inDebt = cash.signum() < 0;
  }

  /** Tells what was taken from each lot: the proceeds go to them in turn, rounded down. */
  private void tell(Held held, Fill fill, long closing, BigDecimal proceeds) {
    long units = 0;
    BigDecimal given = ZERO;
    for (Lot lot : held.lots.taken) {
      units += Math.abs(lot.quantity());
      BigDecimal upToHere =
          proceeds
              .multiply(BigDecimal.valueOf(units))
              .divide(BigDecimal.valueOf(closing), 8, RoundingMode.DOWN);
      BigDecimal part = upToHere.subtract(given);
      given = upToHere;
      events.add(
          new LotClose(
              header(EventType.LOT_CLOSE, fill, held.opening.correlationId()),
              fill.symbol(),
              held.trade,
              lot.number(),
              held.opening.side(),
              Math.abs(lot.quantity()),
              lot.opened(),
              lot.price(),
              fill.price(),
              lot.cost(),
              units(part.subtract(money(lot.cost())))));
    }
  }

  private void open(Held held, Fill fill, long quantity) {
    held.trade = ++trades;
    held.opening = fill;
    held.entered = 0;
    held.exited = 0;
    held.entryPrice = 0;
    held.exitPrice = 0;
    held.gross = ZERO;
    held.charges = ZERO;
    held.worst = ZERO;
    held.best = ZERO;
    events.add(
        new PositionOpen(
            header(EventType.POSITION_OPEN, fill, fill.correlationId()),
            fill.symbol(),
            held.trade,
            fill.side(),
            quantity,
            fill.price()));
  }

  private void close(Held held, Fill fill) {
    events.add(
        new PositionClose(
            header(EventType.POSITION_CLOSE, fill, held.opening.correlationId()),
            fill.symbol(),
            held.trade,
            held.opening.side(),
            held.exited,
            held.entryPrice,
            held.exitPrice,
            units(held.gross),
            units(held.charges),
            held.opening.eventTime(),
            fill.header().slice() - held.opening.header().slice(),
            new Excursion(units(held.worst.min(held.gross)), units(held.best.max(held.gross)))));
  }

  private Header header(EventType type, Fill fill, String correlation) {
    long number = counts.merge(type, 1L, Long::sum) - 1;
    return new Header(
        new EventId("portfolio_c0001", type, number),
        correlation,
        fill.eventId(),
        fill.eventTime(),
        fill.header().knownAt(),
        fill.header().slice());
  }

  private void line(List<Posting> entry, String account, BigDecimal amount) {
    if (amount.signum() != 0) {
      entry.add(new Posting(account, plan.currency(), units(amount)));
    }
  }

  private List<Holding> holdings() {
    List<Holding> holdings = new ArrayList<>();
    for (Held held : positions) {
      if (!held.flat()) {
        double close = closes[held.series.index()];
        long size = held.size();
        BigDecimal value = notional(held.series.instrument(), close, size);
        holdings.add(
            new Holding(held.series.symbol(), size, units(held.cost()), close, units(value)));
      }
    }
    return holdings;
  }

  private BigDecimal value() {
    return holdings().stream().map(h -> money(h.marketValue())).reduce(ZERO, BigDecimal::add);
  }

  private BigDecimal unrealised() {
    return holdings().stream().map(h -> money(h.unrealisedPnl())).reduce(ZERO, BigDecimal::add);
  }

  private static BigDecimal notional(Instrument instrument, double price, long size) {
    double product = price * size * 1e8 / StrictMath.pow(10, instrument.sizeDecimals());
    return new BigDecimal(product).setScale(0, RoundingMode.HALF_EVEN).multiply(UNIT);
  }

  private static BigDecimal money(long units) {
    return BigDecimal.valueOf(units).multiply(UNIT);
  }

  private static long units(BigDecimal money) {
    return money.movePointRight(8).longValueExact();
  }
}
