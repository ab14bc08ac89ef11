package io.admf.data.library.synthetic;

import io.admf.frame.Series;
import io.admf.time.Instants;

/** The opening times of the bars of a market, one after the other. */
final class BarClock {

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
  BarClock(TradingCalendar calendar, Series series, long begin) {
    this.step = series.timeframe().nanos();
    // a bar longer than a day spans weekends
    this.weekdays = calendar == TradingCalendar.WEEKDAYS && step <= Instants.DAY;
    this.years =
        switch (calendar) {
          case CONTINUOUS -> (double) step / (365 * Instants.DAY);
          case WEEKDAYS ->
              step <= Instants.DAY
                  ? (double) step / (252 * Instants.DAY)
                  : step * 5.0 / (252 * WEEK);
        };
    this.next = begin;
  }

  /** The length of a bar in years of trading. */
  double years() {
    return years;
  }

  /** When the next bar opens, epoch nanoseconds; {@link Long#MAX_VALUE} where time ends. */
  long tick() {
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
}
