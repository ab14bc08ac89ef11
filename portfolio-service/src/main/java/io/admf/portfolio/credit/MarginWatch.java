package io.admf.portfolio.credit;

import io.admf.event.Leg;
import io.admf.event.Snapshot;
import io.admf.frame.ActionCursor;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.RatesSpec;
import io.admf.portfolio.decision.Holdings;
import io.admf.portfolio.decision.Open;
import io.admf.time.Instants;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the slices at which the account may have to be called. Between two snapshots the positions
 * stand still, since the ledger tells a portfolio on margin its account after every fill; so equity
 * changes by prices, which are known, and by interest and fees, which are estimated too high. Where
 * that estimate does not clearly cover what the positions need, and where a corporate action
 * changes a position, the portfolio asks the ledger. What the ledger says is what counts: asking
 * too often changes no result but the number of snapshots, and never asking too late is what the
 * estimate is for.
 *
 * <p>Slices are gone through once, each from what was known before it, so the same slices are found
 * however the bars are cut.
 */
public final class MarginWatch {

  /** What the sums of doubles may be off, as a part of what is summed. */
  private static final double ROUNDING = 1e-9;

  /** Money units that roundings of the ledger may be off. */
  private static final double ROUNDED = 1_000;

  private final Credit credit;
  private final Holdings holdings;
  private final Set<Long> liquidations = new LinkedHashSet<>();
  private final long[][] kept; // by series, in the order of the legs
  private final boolean uncertain;
  private ActionCursor actions = new ActionCursor();
  private @Nullable BarBlock block;
  private double[] losses = new double[0];
  private double carriedLoss;
  private long carriedDay;
  private boolean watching;
  private double base;
  private double debit;
  private long scanned;
  private long found = Long.MAX_VALUE;

  public MarginWatch(Credit credit, Holdings holdings, int seriesCount) {
    this.credit = credit;
    this.holdings = holdings;
    this.kept = new long[seriesCount][holdings.legs().size()];
    this.uncertain =
        credit.traded().stream()
            .anyMatch(s -> s.instrument().future() && credit.rates().foreign(s.index()));
  }

  /** Goes to the next block. */
  public void enter(BarBlock next) {
    BarBlock last = block;
    if (last != null && last.slices() > 0) {
      carriedLoss = loss(last.lastSlice());
      carriedDay = day(last, last.lastSlice());
    }
    block = next;
    losses = Arrays.copyOf(losses, Math.max(losses.length, next.slices()));
    actions = new ActionCursor();
    actions.enter(next, action -> {});
    found = Long.MAX_VALUE;
  }

  private BarBlock bars() {
    return Objects.requireNonNull(block);
  }

  /** An order that is there to liquidate. */
  public void liquidates(long order) {
    liquidations.add(order);
  }

  /** An order has ended; what was to be liquidated by it stays. */
  public void ended(long order, long slice) {
    if (liquidations.remove(order)) {
      scanned = Math.min(scanned, slice);
      found = Long.MAX_VALUE;
    }
  }

  /** Size units of a position that nothing is about to liquidate. */
  public long kept(int series, Leg leg) {
    long units = holdings.position(series, leg);
    long left = Math.abs(units);
    for (long order : liquidations) {
      Open open = holdings.open(order);
      if (open != null && open.on(series, leg)) {
        left -= Math.abs(open.signedRemaining());
      }
    }
    return Long.signum(units) * Math.max(0, left);
  }

  /** The account is known at a slice: from here on it is watched. */
  public void know(long slice, Snapshot snapshot) {
    BarBlock now = bars();
    watching = false;
    double sum = snapshot.equity();
    for (Series series : credit.traded()) {
      for (Leg leg : holdings.legs()) {
        long units = holdings.position(series.index(), leg);
        if (units != 0) {
          watching = true;
          sum -= credit.value(series, units, now, slice);
        }
      }
    }
    base = sum;
    long settled = Objects.requireNonNull(snapshot.state()).settledCash();
    debit = Math.max(0, -(double) settled);
    losses[Math.toIntExact(slice - now.firstSlice())] = 0;
    scanned = slice;
    found = Long.MAX_VALUE;
  }

  /**
   * The first slice from {@code from} on, and up to {@code last}, at which the account is to be
   * looked at; Long.MAX_VALUE for none here.
   */
  public long next(long from, long last) {
    if (!watching) {
      return Long.MAX_VALUE;
    }
    if (found >= from && found != Long.MAX_VALUE) {
      return found <= last ? found : Long.MAX_VALUE;
    }
    BarBlock now = bars();
    List<Leg> legs = holdings.legs();
    for (Series series : credit.traded()) {
      for (int i = 0; i < legs.size(); i++) {
        kept[series.index()][i] = kept(series.index(), legs.get(i));
      }
    }
    long end = Math.min(last, now.lastSlice());
    for (long slice = Math.max(scanned + 1, now.firstSlice()); slice <= end; slice++) {
      scanned = slice;
      losses[Math.toIntExact(slice - now.firstSlice())] = lossTo(slice);
      if (acted(slice) || near(slice)) {
        found = slice;
        return slice;
      }
    }
    return Long.MAX_VALUE;
  }

  private boolean acted(long slice) {
    boolean acted = false;
    for (MarketFrame.Action action = actions.take(slice);
        action != null;
        action = actions.take(slice)) {
      if (bars().firstSlice() + action.offset() == slice) {
        for (int series : action.series()) {
          for (Leg leg : holdings.legs()) {
            acted |= holdings.position(series, leg) != 0;
          }
        }
      }
    }
    return acted;
  }

  private double loss(long slice) {
    return slice < bars().firstSlice()
        ? carriedLoss
        : losses[Math.toIntExact(slice - bars().firstSlice())];
  }

  /** What interest and fees may have cost since the account was known. */
  private double lossTo(long slice) {
    BarBlock now = bars();
    double loss = loss(slice - 1);
    long before = slice == now.firstSlice() ? carriedDay : day(now, slice - 1);
    long days = day(now, slice) - before;
    if (days <= 0) {
      return loss;
    }
    RatesSpec rates = credit.account().rates();
    double perDay = (debit + loss) * rates.debit();
    for (Series series : credit.traded()) {
      for (Leg leg : holdings.legs()) {
        long units = holdings.position(series.index(), leg);
        if (units < 0) {
          double rate = credit.rates().before(series.index(), now, slice);
          double price = now.markBefore(series.index(), slice);
          perDay += worth(series.instrument(), price, -units, rate) * fee(rates, series);
        }
      }
    }
    return loss + perDay * days / rates.dayCount();
  }

  private static double fee(RatesSpec rates, Series series) {
    return Math.max(0, rates.borrow(series.symbol()));
  }

  /** Whether equity may be below what the positions need that nothing is about to liquidate. */
  private boolean near(long slice) {
    BarBlock now = bars();
    double equity = base - loss(slice);
    double gross = Math.abs(base);
    double needed = 0;
    boolean any = false;
    for (Series series : credit.traded()) {
      int on = series.index();
      List<Leg> legs = holdings.legs();
      for (int i = 0; i < legs.size(); i++) {
        long units = holdings.position(on, legs.get(i));
        if (units != 0) {
          double rate = credit.rates().rate(on, now, slice);
          double value = worth(series.instrument(), now.mark(on, slice), units, rate);
          equity += value;
          gross += Math.abs(value);
          any |= kept[on][i] != 0;
          double part = (double) kept[on][i] / units;
          needed +=
              Math.abs(value)
                  * part
                  * (units < 0
                      ? credit.account().margin().shortMaintenance()
                      : credit.account().margin().maintenance());
        }
      }
    }
    return any && (uncertain || !(equity - ROUNDING * gross - ROUNDED >= needed));
  }

  private static double worth(Instrument instrument, double price, long units, double rate) {
    return price * units * instrument.multiplier() * Money.SCALE / instrument.unitsPerOne() * rate;
  }

  private static long day(BarBlock block, long slice) {
    return Math.floorDiv(block.sliceTime(slice), Instants.DAY);
  }
}
