package io.admf.ledger;

import static java.math.BigDecimal.ZERO;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Holding;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.Posting;
import io.admf.event.RiskAlert;
import io.admf.event.Snapshot;
import io.admf.frame.Series;
import io.admf.money.Instrument;
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
    final List<BigDecimal[]> lots = new ArrayList<>(); // size units signed, cost signed
    long trade;
    Fill opening;
    double entryPrice;
    double exitPrice;
    long entered;
    long exited;
    BigDecimal gross = ZERO;
    BigDecimal charges = ZERO;

    Held(Series series) {
      this.series = series;
    }

    BigDecimal sum(int column) {
      return lots.stream().map(lot -> lot[column]).reduce(ZERO, BigDecimal::add);
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
    plan.series().forEach(series -> positions.add(new Held(series)));
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
    long before = held.sum(0).longValueExact();
    long closing = before * sign < 0 ? Math.min(Math.abs(before), fill.quantity()) : 0;
    long opening = fill.quantity() - closing;
    BigDecimal openingTotal = closing == 0 ? total : notional(instrument, fill.price(), opening);
    BigDecimal openingCharge =
        commission
            .multiply(BigDecimal.valueOf(opening))
            .divide(BigDecimal.valueOf(fill.quantity()), 8, RoundingMode.DOWN);
    BigDecimal costBefore = held.sum(1);
    BigDecimal profit = ZERO;
    if (closing > 0) {
      BigDecimal released = release(held, closing);
      profit = total.subtract(openingTotal).multiply(BigDecimal.valueOf(-sign)).subtract(released);
      held.exited += closing;
      held.exitPrice += (fill.price() - held.exitPrice) * ((double) closing / held.exited);
      held.gross = held.gross.add(profit);
      held.charges = held.charges.add(commission.subtract(openingCharge));
      if (held.lots.isEmpty()) {
        close(held, fill);
      }
    }
    if (opening > 0) {
      if (held.lots.isEmpty()) {
        open(held, fill, opening);
      }
      held.lots.add(
          new BigDecimal[] {
            BigDecimal.valueOf(sign * opening), openingTotal.multiply(BigDecimal.valueOf(sign))
          });
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
    line(entry, "Assets:Positions:" + symbol, held.sum(1).subtract(costBefore));
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

  private static BigDecimal release(Held held, long closing) {
    BigDecimal released = ZERO;
    BigDecimal left = BigDecimal.valueOf(closing);
    while (left.signum() > 0) {
      BigDecimal[] lot = held.lots.getFirst();
      BigDecimal size = lot[0].abs();
      if (size.compareTo(left) <= 0) {
        released = released.add(lot[1]);
        left = left.subtract(size);
        held.lots.removeFirst();
      } else {
        BigDecimal share = lot[1].multiply(left).divide(size, 8, RoundingMode.DOWN);
        released = released.add(share);
        lot[1] = lot[1].subtract(share);
        lot[0] = lot[0].subtract(left.multiply(BigDecimal.valueOf(lot[0].signum())));
        left = ZERO;
      }
    }
    return released;
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
            fill.header().slice() - held.opening.header().slice()));
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
      if (!held.lots.isEmpty()) {
        double close = closes[held.series.index()];
        long size = held.sum(0).longValueExact();
        BigDecimal value = notional(held.series.instrument(), close, size);
        holdings.add(
            new Holding(held.series.symbol(), size, units(held.sum(1)), close, units(value)));
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
