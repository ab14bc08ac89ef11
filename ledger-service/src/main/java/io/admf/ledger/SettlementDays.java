package io.admf.ledger;

import io.admf.event.Fill;
import io.admf.frame.Series;
import io.admf.plan.CalendarSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.TimeSpec;
import io.admf.time.Instants;
import io.admf.time.calendar.TradingCalendar;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the cash of a trade is there: so many sessions of the symbol's calendar later, or weekdays
 * where it has none.
 */
final class SettlementDays {

  private final int days;
  private final @Nullable TradingCalendar calendar;

  /**
   * @param days from a trade until its cash is settled
   * @param made calendars that are made already: making one takes long
   */
  SettlementDays(RunPlan plan, Series series, int days, Map<CalendarSpec, TradingCalendar> made) {
    TimeSpec time = plan.data().time();
    CalendarSpec spec = time == null || days == 0 ? null : time.calendarOf(series.symbol());
    this.days = days;
    this.calendar = spec == null ? null : made.computeIfAbsent(spec, CalendarSpec::calendar);
  }

  /**
   * The day, from 1970-01-01, on which the cash of a fill is settled.
   *
   * <p>With a calendar: the date of the session that comes so many after that of the trade, which
   * is the one within whose hours it was made, or else that of its date by the clocks of the
   * exchange; on a date without a session it counts as if it was made in the one before. Without:
   * so many weekdays after the day, in UTC, of the slice that knows of the fill.
   */
  long due(Fill fill) {
    TradingCalendar sessions = calendar;
    if (sessions == null) {
      return Days.weekdaysLater(Days.day(fill.header().knownAt()), days);
    }
    int due = session(sessions, fill.eventTime()) + days;
    int last = sessions.size() - 1;
    return due <= last
        ? sessions.day(due)
        : Days.weekdaysLater(sessions.day(last), due - last); // beyond the years that it knows
  }

  private static int session(TradingCalendar sessions, long instant) {
    int within = sessions.at(instant);
    if (within >= 0) {
      return within;
    }
    long seconds = Math.floorDiv(instant, Instants.SECOND);
    long date = Instant.ofEpochSecond(seconds).atZone(sessions.zone()).toLocalDate().toEpochDay();
    return sessions.from(date + 1) - 1;
  }
}
