package io.admf.reporting.tally;

import io.admf.event.InvariantException;
import io.admf.frame.EquityFrame;
import io.admf.money.Money;
import io.admf.reporting.library.metrics.CompensatedSum;
import io.admf.reporting.library.metrics.Conventions;
import io.admf.reporting.library.metrics.ReturnStatistics;
import io.admf.reporting.library.metrics.ReturnTally;
import io.admf.reporting.library.metrics.RunStatistics.AccountStatistics;
import io.admf.reporting.library.metrics.RunStatistics.DrawdownStatistics;
import io.admf.time.Instants;
import java.util.List;

/** Adds up the equity of one portfolio, slice by slice. */
final class EquityTally {

  private final List<Conventions> candidates;
  private final ReturnTally[] returns;
  private final CompensatedSum total = new CompensatedSum();
  private final CompensatedSum leverage = new CompensatedSum();
  private final EquityCurveTally curve;
  private final MonthTally months = new MonthTally();
  private long slices;
  private long nextSlice = -1;
  private long inMarket;
  private long first;
  private long latest;
  private long latestTime;
  private boolean ruined;
  private long peak;
  private long peakTime;
  private boolean below;
  private double deepest;
  private long deepestPeakTime;
  private long deepestEnd;
  private long longest;

  /**
   * @param candidates the conventions that may turn out to hold; which one is known at the end. One
   *     alone stands for all that share its acceptable return per period
   */
  EquityTally(List<Conventions> candidates, int points) {
    this.candidates = candidates;
    this.returns = new ReturnTally[candidates.size()];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = new ReturnTally(candidates.get(i).acceptablePerPeriod());
    }
    this.curve = new EquityCurveTally(points);
  }

  void add(String container, EquityFrame frame) {
    if (slices > 0 && frame.firstSlice() != nextSlice) {
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

  private void add(long time, long equity, long exposure) {
    if (slices == 0) {
      first = equity;
      peak = equity;
      peakTime = time;
    } else {
      addReturn(equity);
    }
    slices++;
    latest = equity;
    latestTime = time;
    total.add((double) equity);
    if (exposure != 0) {
      inMarket++;
      leverage.add(equity > 0 ? (double) exposure / equity : Double.NaN);
    }
    double fall = fall(time, equity);
    months.add(time, equity);
    curve.add(time, equity, fall);
  }

  private void addReturn(long equity) {
    ruined |= latest <= 0;
    double value = ruined ? Double.NaN : (double) equity / latest - 1;
    for (ReturnTally tally : returns) {
      tally.add(value);
    }
  }

  private double fall(long time, long equity) {
    if (equity >= peak) {
      if (below) {
        longest = Math.max(longest, time - peakTime);
        if (deepestEnd == Long.MAX_VALUE) {
          deepestEnd = time;
        }
        below = false;
      }
      peak = equity;
      peakTime = time;
      return 0;
    }
    below = true;
    double fall = (double) equity / peak - 1;
    if (fall < deepest) {
      deepest = fall;
      deepestPeakTime = peakTime;
      deepestEnd = Long.MAX_VALUE;
    }
    return fall;
  }

  long slices() {
    return slices;
  }

  long latest() {
    return latest;
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
    if (slices == 0) {
      return new DrawdownStatistics(Double.NaN, Double.NaN, Double.NaN);
    }
    long open = below ? latestTime - peakTime : 0;
    long lasted = deepest < 0 ? Math.min(deepestEnd, latestTime) - deepestPeakTime : 0;
    return new DrawdownStatistics(deepest, days(lasted), days(Math.max(longest, open)));
  }

  private static double days(long nanos) {
    return (double) nanos / Instants.DAY;
  }

  AccountStatistics account() {
    return new AccountStatistics(
        Money.toDouble(first),
        Money.toDouble(latest),
        slices == 0 ? Double.NaN : total.value() / slices / Money.SCALE,
        slices,
        inMarket,
        slices == 0 ? Double.NaN : leverage.value() / slices);
  }

  EquityCurve curve() {
    return curve.curve();
  }

  List<MonthReturn> months() {
    return months.months();
  }
}
