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

  /** Takes in slices at which equity was at least {@code low} and below {@link #peak}. */
  void below(long low, long last, long time) {
    trough = Math.min(trough, low);
    latest = last;
    latestTime = time;
  }

  /** The highest equity so far. */
  long peak() {
    return peak;
  }

  /** Takes in the next slice. */
  void add(long time, long equity) {
    latest = equity;
    latestTime = time;
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
