package io.admf.execution.gauge;

/**
 * What a {@link Gauge} measures. All but {@link #DAILY_VOLUME} are parts of the price, so a split
 * does not change them; volumes from before a split count as units of after it.
 *
 * <p>A day is a date of UTC by the opening times of bars, and counts once a bar of a later day is
 * met. Of a series with bars of a day or longer every bar is a day.
 */
public enum Measure {
  /**
   * The mean over bars of the true range, as a part of the close before: the largest of high − low,
   * |high − previous close| and |low − previous close| (Wilder 1978). The first bar is measured
   * against its open. Known after one bar.
   */
  TRUE_RANGE,
  /**
   * The sample standard deviation of returns from close to close over bars. Known after three bars.
   */
  DEVIATION,
  /** The same of the last closes of days. Known after three days. */
  DAILY_DEVIATION,
  /** The mean volume of days, in whole units of the instrument. Known after one day. */
  DAILY_VOLUME
}
