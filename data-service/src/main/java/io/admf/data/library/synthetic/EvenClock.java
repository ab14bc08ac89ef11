package io.admf.data.library.synthetic;

import io.admf.frame.Series;
import io.admf.time.Instants;

/** Bars of even length, one after the other, round the clock. */
final class EvenClock implements BarClock {

  private static final long WEEK = 7 * Instants.DAY;

  private final long step;
  private final boolean weekdays;
  private final double years;
  private long next;

  /**
   * Starts at {@code begin}.
   *
   * @param begin epoch nanoseconds
   */
  EvenClock(OpenDays days, Series series, long begin) {
    this.step = series.timeframe().nanos();
    // a bar longer than a day spans weekends
    this.weekdays = days == OpenDays.WEEKDAYS && step <= Instants.DAY;
    this.years =
        switch (days) {
          case CONTINUOUS -> (double) step / (365 * Instants.DAY);
          case WEEKDAYS ->
              step <= Instants.DAY
                  ? (double) step / (252 * Instants.DAY)
                  : step * 5.0 / (252 * WEEK);
        };
    this.next = begin;
  }

  @Override
  public double years() {
    return years;
  }

  @Override
  public long tick() {
    if (next > Long.MAX_VALUE - 2 * WEEK - 2 * step) {
      return Long.MAX_VALUE;
    }
    if (weekdays) {
      // 1970-01-01 was a Thursday, which makes Saturday day 2 of weeks counted from there
      for (long day = Math.floorMod(next, WEEK) / Instants.DAY;
          day == 2 || day == 3;
          day = Math.floorMod(next, WEEK) / Instants.DAY) {
        next += step;
      }
    }
    long time = next;
    next += step;
    return time;
  }

  @Override
  public long closes() {
    return next;
  }
}
