package io.admf.time.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as a user writes it, in the texts of its keys. Any text may stand in it; {@link
 * #problems} says what is wrong.
 *
 * @param name what it is called
 * @param timeZone an IANA time zone
 * @param hours of a whole session: {@code 09:30-16:00}; one that closes at or before the time at
 *     which it opens has opened on the evening before: {@code 18:00-17:00}; {@code 00:00-24:00} is
 *     a whole day
 * @param breaks within the hours, at most one: {@code 12:00-13:00}
 * @param weekdays on which there are sessions: {@code mon} to {@code sun}
 * @param holidays dates such as {@code 2024-12-25}, or days of every year such as {@code 12-25}
 * @param halfDays dates or days of every year with their closing time: {@code 2024-12-24 13:00}
 */
public record CustomCalendar(
    String name,
    String timeZone,
    String hours,
    List<String> breaks,
    List<String> weekdays,
    List<String> holidays,
    List<String> halfDays) {

  /** How the days of the week are written, Monday first. */
  public static final List<String> WEEKDAYS =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private static final int MIDNIGHT = 1440;

  public CustomCalendar {
    breaks = List.copyOf(breaks);
    weekdays = List.copyOf(weekdays);
    holidays = List.copyOf(holidays);
    halfDays = List.copyOf(halfDays);
  }

  /** Every mistake in it, each beginning with the key: {@code hours must be …}. */
  public List<String> problems() {
    Reading reading = new Reading();
    reading.calendar();
    return reading.problems;
  }

  /**
   * The calendar, for the years 1970 to 2100.
   *
   * @throws IllegalArgumentException if there is a mistake in it, with all of them
   */
  public TradingCalendar calendar() {
    Reading reading = new Reading();
    TradingCalendar calendar = reading.calendar();
    if (calendar == null) {
      throw new IllegalArgumentException(String.join("; ", reading.problems));
    }
    return calendar;
  }

  /** Makes sense of the texts, and notes where there is none. */
  private final class Reading {

    private final List<String> problems = new ArrayList<>();

    @Nullable TradingCalendar calendar() {
      ZoneId zone = zone();
      Hours regular = regular();
      Set<DayOfWeek> days = new TreeSet<>();
      for (String text : weekdays) {
        int day = WEEKDAYS.indexOf(text.toLowerCase(Locale.ROOT));
        if (day < 0) {
          wrong("weekdays", "of " + String.join(", ", WEEKDAYS), text);
        } else {
          days.add(DayOfWeek.of(day + 1));
        }
      }
      if (weekdays.isEmpty()) {
        wrong("weekdays", "a list with at least one day", "an empty list");
      }
      Set<String> closed = new TreeSet<>();
      holidays.forEach(text -> closed.add(day("holidays", text)));
      NavigableMap<String, Integer> early = early(regular);
      if (!problems.isEmpty() || zone == null || regular == null) {
        return null;
      }
      TradingCalendar calendar =
          Calendars.weekly(name, zone, date -> on(date, regular, days, closed, early));
      if (calendar.size() == 0) {
        wrong("holidays", "such that a session is left", "every day");
        return null;
      }
      return calendar;
    }

    private void wrong(String key, String expected, String was) {
      problems.add("%s must be %s, was %s".formatted(key, expected, was));
    }

    private @Nullable ZoneId zone() {
      try {
        return ZoneId.of(timeZone);
      } catch (DateTimeException e) {
        wrong("time_zone", "an IANA time zone such as America/New_York", timeZone);
        return null;
      }
    }

    private @Nullable Hours regular() {
      int[] span = span("hours", hours);
      int[] pause = breaks.isEmpty() ? null : span("breaks", breaks.getFirst());
      if (breaks.size() > 1) {
        wrong("breaks", "at most one", breaks.toString());
      }
      if (span == null) {
        return null;
      }
      int open = span[1] > span[0] ? span[0] : span[0] - MIDNIGHT;
      if (pause == null) {
        return Hours.of(open, span[1]);
      }
      int from = pause[0] > span[1] ? pause[0] - MIDNIGHT : pause[0];
      int to = pause[1] > span[1] ? pause[1] - MIDNIGHT : pause[1];
      if (from <= open || to <= from || to >= span[1]) {
        wrong("breaks", "within the hours " + hours, breaks.getFirst());
        return null;
      }
      return new Hours(open, from, to, span[1]);
    }

    private NavigableMap<String, Integer> early(@Nullable Hours regular) {
      NavigableMap<String, Integer> early = new TreeMap<>();
      for (String text : halfDays) {
        int blank = text.indexOf(' ');
        int end = blank < 0 ? -1 : minutes(text.substring(blank + 1));
        if (end < 0 || (regular != null && (end <= regular.open() || end > regular.close()))) {
          wrong("half_days", "dates with a closing time within the hours " + hours, text);
        } else {
          early.put(day("half_days", text.substring(0, blank)), end);
        }
      }
      return early;
    }

    /** A date, or a day of every year, as they are compared: {@code 2024-12-25}, {@code 12-25}. */
    private String day(String key, String text) {
      try {
        return text.length() == 5
            ? MonthDay.parse("--" + text).toString().substring(2)
            : LocalDate.parse(text).toString();
      } catch (DateTimeException e) {
        wrong(key, "dates such as 2024-12-25, or days of every year such as 12-25", text);
        return "";
      }
    }

    private int @Nullable [] span(String key, String text) {
      int dash = text.indexOf('-');
      int from = dash < 0 ? -1 : minutes(text.substring(0, dash));
      int to = dash < 0 ? -1 : minutes(text.substring(dash + 1));
      if (from < 0 || to < 0 || from == MIDNIGHT) {
        wrong(key, "two times such as 09:30-16:00", text);
        return null;
      }
      return new int[] {from, to};
    }
  }

  private static @Nullable Hours on(
      LocalDate date,
      Hours regular,
      Set<DayOfWeek> days,
      Set<String> closed,
      NavigableMap<String, Integer> early) {
    String iso = date.toString();
    String yearly = iso.substring(5);
    if (!days.contains(date.getDayOfWeek()) || closed.contains(iso) || closed.contains(yearly)) {
      return null;
    }
    Integer end = early.containsKey(iso) ? early.get(iso) : early.get(yearly);
    return end == null ? regular : regular.until(end);
  }

  /** Minutes after midnight of {@code HH:mm}, 24:00 included, or -1. */
  private static int minutes(String text) {
    if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]|24:00")) {
      return -1;
    }
    return Hours.at(Integer.parseInt(text.substring(0, 2)), Integer.parseInt(text.substring(3)));
  }
}
