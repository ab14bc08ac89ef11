package io.admf.reporting.tally;

import io.admf.reporting.library.metrics.RunStatistics.DrawdownStatistics;
import io.admf.time.Instants;

/** Follows how far equity falls below its highest, and for how long. */
final class DrawdownTally {

  private boolean begun;
  private long peak;
  private long peakTime;
  private long trough = Long.MAX_VALUE;
  private long latest;
  private long latestTime;
  private double deepest;
  private long deepestLasted;
  private long longest;

  /** Takes in equity at the slices {@code from} to {@code to - 1}, of which there is one. */
  void add(long[] times, long[] equity, int from, int to) {
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      low = Math.min(low, equity[i]);
      high = Math.max(high, equity[i]);
    }
    if (begun && high < peak) {
      trough = Math.min(trough, low);
    } else {
      for (int i = from; i < to; i++) {
        add(times[i], equity[i]);
      }
    }
    latest = equity[to - 1];
    latestTime = times[to - 1];
  }

  private void add(long time, long equity) {
    if (!begun || equity >= peak) {
      if (trough < peak) {
        end(time);
      }
      begun = true;
      peak = equity;
      peakTime = time;
      trough = Long.MAX_VALUE;
    } else {
      trough = Math.min(trough, equity);
    }
  }

  /** Takes in that equity stayed as it was until {@code time}. */
  void still(long time) {
    latestTime = time;
    if (latest == peak) {
      peakTime = time;
    }
  }

  /** Ends the drawdown under way. */
  private void end(long time) {
    longest = Math.max(longest, time - peakTime);
    double fall = (double) trough / peak - 1;
    if (fall < deepest) {
      deepest = fall;
      deepestLasted = time - peakTime;
    }
  }

  /** What was followed so far; a drawdown under way lasts until the latest slice. */
  DrawdownStatistics statistics() {
    if (!begun) {
      return new DrawdownStatistics(Double.NaN, Double.NaN, Double.NaN);
    }
    DrawdownTally whole = new DrawdownTally();
    whole.peak = peak;
    whole.peakTime = peakTime;
    whole.trough = trough;
    whole.deepest = deepest;
    whole.deepestLasted = deepestLasted;
    whole.longest = longest;
    if (trough < peak) {
      whole.end(latestTime);
    }
    return new DrawdownStatistics(whole.deepest, days(whole.deepestLasted), days(whole.longest));
  }

  private static double days(long nanos) {
    return (double) nanos / Instants.DAY;
  }
}
