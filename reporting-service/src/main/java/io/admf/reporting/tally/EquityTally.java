package io.admf.reporting.tally;

import io.admf.event.InvariantException;
import io.admf.frame.EquityFrame;
import io.admf.reporting.library.metrics.Conventions;
import io.admf.reporting.library.metrics.ReturnStatistics;
import io.admf.reporting.library.metrics.ReturnTally;
import io.admf.reporting.library.metrics.RunStatistics.AccountStatistics;
import io.admf.reporting.library.metrics.RunStatistics.DrawdownStatistics;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up the equity of one portfolio, column by column, in constant memory: the same slices give
 * the same figures, to the last bit, however they are cut.
 */
public final class EquityTally {

  private final String container;
  private final List<Conventions> candidates;
  private final ReturnTally[] returns;
  private final DrawdownTally drawdown = new DrawdownTally();
  private final AccountTally account = new AccountTally();
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
    add(frame.times(), frame.equity(), frame.exposure(), 0, frame.rows());
  }

  /**
   * Takes in the slices that stand at {@code from} to {@code to - 1} of the columns.
   *
   * @param times when each slice is known, epoch nanoseconds
   * @param equity money units
   * @param exposure sum of the absolute market values of the holdings, money units
   */
  public void add(long[] times, long[] equity, long[] exposure, int from, int to) {
    if (from >= to) {
      return;
    }
    if (account.slices() == 0) {
      returns(equity[from], equity, from + 1, to);
    } else {
      returns(account.latest(), equity, from, to);
    }
    drawdown.add(times, equity, from, to);
    account.add(equity, exposure, from, to);
  }

  private void returns(long before, long[] equity, int from, int to) {
    long low = before;
    for (int i = from; i < to; i++) {
      low = Math.min(low, equity[i]);
    }
    if (low > 0 && !ruined) {
      for (ReturnTally tally : returns) {
        tally.levels((double) before, equity, from, to);
      }
    } else {
      one(before, equity, from, to);
    }
  }

  /** Return by return, since there is none from zero or less, nor ever after. */
  private void one(long before, long[] equity, int from, int to) {
    long last = before;
    for (int i = from; i < to; i++) {
      ruined |= last <= 0;
      double value = ruined ? Double.NaN : (double) equity[i] / last - 1;
      last = equity[i];
      for (ReturnTally tally : returns) {
        tally.add(value);
      }
    }
  }

  /**
   * Takes in slices, not the first ones, at which equity stayed what it was before and nothing was
   * held: the same as {@link #add} of as many equal rows.
   */
  public void still(long[] times, int from, int to) {
    if (from >= to) {
      return;
    }
    if (ruined || account.latest() <= 0) {
      long[] equity = new long[to];
      Arrays.fill(equity, account.latest());
      one(account.latest(), equity, from, to);
    } else {
      for (ReturnTally tally : returns) {
        tally.still(to - from);
      }
    }
    drawdown.still(times[to - 1]);
    account.still(to - from);
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

  DrawdownStatistics drawdowns() {
    return drawdown.statistics();
  }

  AccountStatistics account() {
    return account.statistics();
  }
}
