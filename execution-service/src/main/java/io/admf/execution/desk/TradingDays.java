package io.admf.execution.desk;

import io.admf.frame.Series;
import io.admf.plan.CalendarSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.TimeSpec;
import io.admf.time.Instants;
import io.admf.time.calendar.Session;
import io.admf.time.calendar.TradingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * The trading days of a series. A bar of a day or more is a day of its own. Shorter bars belong to
 * the session of the calendar that they open in, or else to the one that comes next; without a
 * calendar, to the day in UTC.
 */
public final class TradingDays {

  private final boolean bars;
  private final @Nullable TradingCalendar calendar;

  private TradingDays(boolean bars, @Nullable TradingCalendar calendar) {
    this.bars = bars;
    this.calendar = calendar;
  }

  /** The days of a series of a plan. */
  public static TradingDays of(RunPlan plan, Series series) {
    TimeSpec time = plan.data().time();
    CalendarSpec spec = time == null ? null : time.calendarOf(series.symbol());
    return new TradingDays(
        series.timeframe().nanos() >= Instants.DAY, spec == null ? null : spec.calendar());
  }

  /** The days that quotes of a series fall on, whatever its timeframe. */
  public static TradingDays ofInstants(RunPlan plan, Series series) {
    return new TradingDays(false, of(plan, series).calendar);
  }

  /**
   * When the day of a bar begins.
   *
   * @param open when the bar opens
   */
  long start(long open) {
    Session session = session(open);
    return bars ? open : session == null ? utc(open) : session.open();
  }

  /**
   * When the day of a bar ends.
   *
   * @param open when the bar opens
   * @param known when it closes
   */
  long end(long open, long known) {
    Session session = session(open);
    return bars ? known : session == null ? utc(open) + Instants.DAY : session.close();
  }

  private static long utc(long instant) {
    return Math.floorDiv(instant, Instants.DAY) * Instants.DAY;
  }

  private @Nullable Session session(long instant) {
    if (bars || calendar == null) {
      return null;
    }
    Session now = calendar.sessionAt(instant);
    return now == null || now.close() <= instant ? calendar.sessionAfter(instant) : now;
  }
}
