package io.admf.reporting.tally;

import io.admf.time.Timeframe;

/**
 * How many bars make a year in a kind of market.
 *
 * <p>Daily bars: 252 where Saturdays have none, 365 where they do. Weekly bars: 52, monthly bars:
 * 12. Shorter ones: that many days of 390 minutes, the regular session of US equities; of 1,440
 * minutes where trade goes round the clock.
 */
public enum YearLength {
  /** Weekdays, in a session of 390 minutes. */
  SESSIONS(252, 390),
  /** Weekdays round the clock, as foreign exchange and most futures do. */
  WEEKDAYS(260, 1_440),
  /** Every day round the clock, as coins do. */
  EVERY_DAY(365, 1_440);

  private static final double NANOS_PER_MINUTE = 60e9;

  private final int days;
  private final int minutes;

  YearLength(int days, int minutes) {
    this.days = days;
    this.minutes = minutes;
  }

  /** Bars of {@code timeframe} in a year. */
  public double periods(Timeframe timeframe) {
    return switch (timeframe.unit()) {
      case Timeframe.MONTH -> 12.0 / timeframe.count();
      case 'w' -> 52.0 / timeframe.count();
      case 'd' -> (this == EVERY_DAY ? 365.0 : 252.0) / timeframe.count();
      default -> days * (minutes * NANOS_PER_MINUTE / timeframe.nanos());
    };
  }
}
