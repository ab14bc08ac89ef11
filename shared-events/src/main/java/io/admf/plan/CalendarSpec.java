package io.admf.plan;

import io.admf.time.calendar.Calendars;
import io.admf.time.calendar.CustomCalendar;
import io.admf.time.calendar.TradingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * A calendar: one that is shipped, by its name, or one of the user's own.
 *
 * @param name of a shipped calendar, or of the user's own
 * @param custom the user's own, or null for one that is shipped
 */
public record CalendarSpec(String name, @Nullable CustomCalendar custom) {

  /** A calendar that is shipped. */
  public static CalendarSpec named(String name) {
    return new CalendarSpec(name, null);
  }

  /**
   * The calendar itself.
   *
   * @throws IllegalArgumentException if there is none of that name, or the user's own makes no
   *     sense
   */
  public TradingCalendar calendar() {
    if (custom != null) {
      return custom.calendar();
    }
    TradingCalendar calendar = Calendars.named(name);
    if (calendar == null) {
      throw new IllegalArgumentException(
          "calendar must be one of %s, was %s"
              .formatted(String.join(", ", Calendars.names()), name));
    }
    return calendar;
  }
}
