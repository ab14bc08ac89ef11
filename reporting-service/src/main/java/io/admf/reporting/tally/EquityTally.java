package io.admf.reporting.tally;

import io.admf.event.InvariantException;
import io.admf.frame.EquityFrame;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.reporting.library.metrics.Conventions;
import io.admf.reporting.library.metrics.ReturnStatistics;
import io.admf.reporting.library.metrics.ReturnTally;
import io.admf.reporting.library.metrics.RunStatistics.AccountStatistics;
import io.admf.reporting.library.metrics.RunStatistics.DrawdownStatistics;
import java.util.List;

/**
 * Adds up the equity of one portfolio in constant memory, slice by slice or in stretches between
 * fills: the same slices give the same figures, to the last bit.
 */
public final class EquityTally {

  private final String container;
  private final List<Conventions> candidates;
  private final ReturnTally[] returns;
  private final DrawdownTally drawdown = new DrawdownTally();
  private final AccountTally account = new AccountTally();
  private final ReturnTally.Sums sums = new ReturnTally.Sums();
  private long nextSlice = -1;
  private boolean ruined;

  /**
   * @param container of the portfolio, for messages
   * @param candidates the conventions that may turn out to hold; which one is known at the end. One
   *     alone stands for all that share its acceptable return per period
   */
  EquityTally(String container, List<Conventions> candidates) {
    this.container = container;
    this.candidates = candidates;
    this.returns = new ReturnTally[candidates.size()];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = new ReturnTally(candidates.get(i).acceptablePerPeriod());
    }
  }

  void add(EquityFrame frame) {
    if (account.slices() > 0 && frame.firstSlice() != nextSlice) {
      throw new InvariantException(
          container,
          frame.firstSlice(),
          "expected equity from slice " + nextSlice + ", was from " + frame.firstSlice());
    }
    nextSlice = frame.firstSlice() + frame.rows();
    for (int row = 0; row < frame.rows(); row++) {
      add(frame.times()[row], frame.equity()[row], frame.exposure()[row]);
    }
  }

  /**
   * Takes in the next slice.
   *
   * @param time when it is known, epoch nanoseconds
   * @param equity money units
   * @param exposure sum of the absolute market values of the holdings, money units
   */
  void add(long time, long equity, long exposure) {
    if (account.slices() > 0) {
      ruined |= account.latest() <= 0; // there is no return from nothing, nor ever after
      double value = ruined ? Double.NaN : ReturnTally.of(account.latest(), equity);
      for (ReturnTally tally : returns) {
        tally.add(value);
      }
    }
    drawdown.add(time, equity);
    account.add(time, equity, exposure);
  }

  /**
   * Takes in the slices {@code from} to {@code to - 1} of a block, at which nothing was held: the
   * same as {@link #add} of each.
   *
   * @param times when each slice is known
   * @param cash money units
   */
  public void idle(long[] times, long cash, int from, int to) {
    int next = from;
    if (next < to && (account.slices() == 0 || account.latest() != cash || cash <= 0)) {
      add(times[next++], cash, 0);
    }
    if (next < to && ruined(cash)) {
      for (; next < to; next++) {
        add(times[next], cash, 0);
      }
    } else if (next < to) {
      for (ReturnTally tally : returns) {
        tally.still(to - next);
      }
      drawdown.still(times[to - 1]);
      account.idle(cash, to - next);
    }
  }

  private boolean ruined(long level) {
    return ruined || level <= 0;
  }

  /**
   * Takes in the slices {@code from} to {@code to - 1} of a block, at which one position was held:
   * the same as {@link #add} of each, with equity as {@code cash} plus {@link Instrument#notional}.
   *
   * @param times when each slice is known
   * @param held what its instrument was worth
   * @param cash money units
   * @param units size units, not zero, negative when short
   */
  public void held(long[] times, Held held, long cash, long units, int from, int to) {
    boolean alone = returns.length == 1 && held.harmless(cash, units);
    int next = from;
    while (next < to) {
      int end = next;
      if (alone && !ruined && returns[0].pivoted() && Held.harmless(account.latest())) {
        end = Math.min(to, next + Math.min(returns[0].room(), account.room()));
        stretch(times, held, cash, units, next, end);
      } else {
        end = next + 1;
        long value = held.instrument().notional(held.marks()[next], units);
        add(times[next], Math.addExact(cash, value), Math.absExact(value));
      }
      next = end;
    }
  }

  /**
   * The same in one loop: within one chunk, and away from every edge. All amounts are whole numbers
   * below 2<sup>53</sup>, so doubles hold them and the sums of two exactly.
   */
  private void stretch(long[] times, Held held, long cash, long units, int from, int to) {
    ReturnTally tally = returns[0];
    tally.sums(sums);
    double deviations = sums.deviations;
    double squares = sums.squares;
    double shortfalls = sums.shortfalls;
    double pivot = tally.pivot();
    double acceptable = tally.acceptable();
    double leverage = account.leverage();
    double[] marks = held.marks();
    double size = units;
    double perOne = held.instrument().unitsPerOne();
    boolean whole = perOne == 1; // divided by 1 it is the same, but not sooner
    double paid = cash;
    double peak = drawdown.peak();
    double before = account.latest();
    double inverse = 1.0 / before;
    long sum = 0;
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    int still = 0;
    for (int i = from; i < to; i++) {
      double worth = marks[i] * size * Money.SCALE;
      double value = Math.rint(whole ? worth : worth / perOne);
      double equity = paid + value;
      double change = (equity - before) * inverse;
      inverse = 1.0 / equity;
      leverage += Math.abs(value) * inverse;
      long amount = (long) value;
      sum += amount;
      low = Math.min(low, amount);
      high = Math.max(high, amount);
      if (equity == before) {
        still++;
        continue;
      }
      before = equity;
      double deviation = change - pivot;
      deviations += deviation;
      squares += deviation * deviation;
      double over = change - acceptable;
      double shortfall = (Math.abs(over) - over) * 0.5; // 0 when not negative
      shortfalls += shortfall * shortfall;
    }
    sums.deviations = deviations;
    sums.squares = squares;
    sums.shortfalls = shortfalls;
    tally.add(to - from, still, sums);
    account.add(to - from, (to - from) * cash + sum, leverage, (long) before);
    if (cash + high < peak) {
      drawdown.below(cash + low, (long) before, times[to - 1]);
    } else {
      for (int i = from; i < to; i++) {
        drawdown.add(times[i], cash + held.instrument().notional(marks[i], units));
      }
    }
  }

  long slices() {
    return account.slices();
  }

  long latest() {
    return account.latest();
  }

  /**
   * The returns under the conventions that turned out to hold; all NaN once equity has been zero or
   * less.
   */
  ReturnStatistics returns(Conventions conventions) {
    int at = candidates.size() == 1 ? 0 : candidates.indexOf(conventions);
    ReturnStatistics all = returns[at].statistics(conventions);
    return ruined || all.count() == 0
        ? new ReturnStatistics(
            conventions, all.periods(), all.count(), Double.NaN, Double.NaN, Double.NaN)
        : all;
  }

  /** When equity was first zero or less, epoch nanoseconds; {@link Long#MIN_VALUE} for never. */
  long ruinedAt() {
    return account.ruinedAt();
  }

  /** Equity then, money units. */
  long ruin() {
    return account.ruin();
  }

  DrawdownStatistics drawdowns() {
    return drawdown.statistics();
  }

  AccountStatistics account() {
    return account.statistics();
  }
}
