package io.admf.compose.fused;

import io.admf.digest.EventDigest;
import io.admf.digest.TextKey;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Header;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.Snapshot;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import io.admf.ledger.FillAmounts;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import io.admf.reporting.tally.EquityTally;
import io.admf.reporting.tally.Held;
import io.admf.reporting.tally.RunTally;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The books of one lane: cash, one position of one lot, and the round trip under way. Posts in
 * figures what the ledger kernel posts in journal entries, and checks that every posting sums to
 * zero. Slices are marked as late as possible, in stretches between fills.
 */
final class LaneAccount {

  private static final long OPEN = EventDigest.key(EventType.POSITION_OPEN);
  private static final long CLOSE = EventDigest.key(EventType.POSITION_CLOSE);

  /** A fill to be posted; used again for the next. */
  static final class Trade {

    /** Size units that it gives, negative when it takes. */
    long units;

    double price;

    /** Of the units at the price, positive, money units. */
    long value;

    /** Commission, money units. */
    long charge;

    /** Its event time. */
    long time;

    /** Key of its correlation. */
    long trade;

    long order;
  }

  private final PortfolioSpec spec;
  private final Series series;
  private final RunTally tally;
  private final long symbol;

  private long units;
  private long cost;
  private long cash;
  private long realised;
  private long commissions;
  private long fills;
  private boolean inDebt;

  // the round trip under way
  private long number;
  private long closes;
  private long correlation;
  private long openedAt;
  private long openedIn;
  private double entryPrice;
  private long entryCharge;

  // the block under way
  private @Nullable BarBlock block;
  private @Nullable Held marks;
  private int marked;

  LaneAccount(PortfolioSpec spec, Series series, RunTally tally) {
    this.spec = spec;
    this.series = series;
    this.tally = tally;
    this.symbol = TextKey.of(series.symbol());
    this.cash = spec.initialCapital();
  }

  /** Size units held, negative when short. */
  long units() {
    return units;
  }

  long cash() {
    return cash;
  }

  /** Cash and the position at a close, money units. */
  long equity(double close) {
    return units == 0 ? cash : Math.addExact(cash, series.instrument().notional(close, units));
  }

  /** The slice of a row of the block. */
  long slice(BarFrame bars, int row) {
    return bars.firstSlice() + bars.offsets()[row];
  }

  InvariantException broken(BarFrame bars, int row, String what) {
    return new InvariantException(spec.container(), slice(bars, row), what);
  }

  void begin(BarBlock next, Held closes) {
    block = next;
    marks = closes;
    marked = 0;
  }

  /** Marks what remains of the block. */
  void end() {
    mark(Objects.requireNonNull(block).slices());
  }

  /** Marks the slices of the block before {@code to} with what is held. */
  private void mark(int to) {
    if (marked < to) {
      EquityTally equity = tally.equity();
      long[] times = Objects.requireNonNull(block).sliceTimes();
      if (units != 0) {
        equity.held(times, Objects.requireNonNull(marks), cash, units, marked, to);
      } else {
        equity.idle(times, cash, marked, to);
      }
      marked = to;
    }
  }

  /** Posts a fill of the bar in a row. */
  void post(BarFrame bars, int row, Trade fill) {
    mark(bars.offsets()[row]);
    FillAmounts amounts =
        FillAmounts.of(series.instrument(), units, fill.units, fill.price, fill.value, fill.charge);
    long released = amounts.closing() == 0 ? 0 : cost;
    long added = amounts.sign() * amounts.openingValue();
    long gained = -amounts.sign() * amounts.closingValue() - released;
    long spent = Math.addExact(amounts.paid(), fill.charge);
    if (added - released + fill.charge - gained - spent != 0
        || (amounts.closing() > 0 && amounts.closing() != Math.abs(units))) {
      throw broken(bars, row, "expected a posting that sums to 0, was " + amounts);
    }
    units = Math.addExact(units, fill.units);
    cost = Math.addExact(cost, added - released);
    cash = Math.subtractExact(cash, spent);
    realised = Math.addExact(realised, gained);
    commissions = Math.addExact(commissions, fill.charge);
    fills++;
    long slice = slice(bars, row);
    if (amounts.closing() > 0) {
      closed(fill, amounts, gained, slice);
    }
    if (amounts.opening() > 0) {
      opened(fill, amounts, slice);
    }
    if (cash < 0 && !inDebt) {
      tally.alert(
          "cash",
          "expected cash of at least 0 after order %d, was %s"
              .formatted(fill.order, Money.format(cash)));
    }
    inDebt = cash < 0;
  }

  private void closed(Trade fill, FillAmounts amounts, long gained, long slice) {
    long charge = Math.addExact(entryCharge, amounts.closingCharge());
    long bars = slice - openedIn;
    tally
        .digest()
        .head(
            CLOSE + TextKey.fold(closes++, number),
            TextKey.fold(correlation, symbol),
            TextKey.fold(fill.time, slice),
            EventDigest.bits(entryPrice))
        .add(EventDigest.bits(fill.price), TextKey.fold(-amounts.sign() * amounts.closing(), bars))
        .add(TextKey.fold(gained, charge), openedAt);
    long entered = Math.abs(series.instrument().notional(entryPrice, amounts.closing()));
    tally.trade(gained - charge, entered, bars);
  }

  private void opened(Trade fill, FillAmounts amounts, long slice) {
    correlation = fill.trade;
    openedAt = fill.time;
    openedIn = slice;
    entryPrice = fill.price;
    entryCharge = amounts.openingCharge();
    long opens = number++;
    tally
        .digest()
        .head(
            OPEN + TextKey.fold(opens, number),
            TextKey.fold(correlation, symbol),
            TextKey.fold(fill.time, slice),
            TextKey.fold(
                EventDigest.bits(fill.price),
                fill.units > 0 ? amounts.opening() : -amounts.opening()));
  }

  /** Checks the books and tells the final snapshot. */
  void close(BarBlock last) {
    long slice = last.lastSlice();
    long time = last.sliceTime(slice);
    List<Holding> holdings = List.of();
    long unrealised = 0;
    if (units != 0) {
      double mark = last.mark(series.index(), slice);
      long value = series.instrument().notional(mark, units);
      holdings = List.of(new Holding(series.symbol(), units, cost, mark, value));
      unrealised = holdings.getFirst().unrealisedPnl();
    }
    long equity = Math.addExact(cash, holdings.isEmpty() ? 0 : holdings.getFirst().marketValue());
    long explained = spec.initialCapital() + realised + unrealised - commissions;
    if (equity != explained || (units == 0 && cost != 0)) {
      throw new InvariantException(
          spec.container(),
          slice,
          "expected equity as deposit plus profit to be %d, was %d".formatted(equity, explained));
    }
    EventId id = new EventId(spec.container(), EventType.SNAPSHOT, 0);
    tally.close(
        new Snapshot(
            new Header(id, id.toString(), null, time, time, slice),
            cash,
            equity,
            realised,
            unrealised,
            commissions,
            fills,
            holdings));
  }
}
