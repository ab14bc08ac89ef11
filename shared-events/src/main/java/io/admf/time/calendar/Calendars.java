package io.admf.time.calendar;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The calendars that are shipped. Each is worked out once, when it is first asked for. */
public final class Calendars {

  /** The first year that the calendars of exchanges know. */
  public static final int FIRST_YEAR = 1990;

  /** The last year that the calendars of exchanges know. */
  public static final int LAST_YEAR = 2035;

  /** The first year of calendars that rest on the days of the week alone. */
  static final int FIRST_WEEKLY_YEAR = 1970;

  /** The last year of calendars that rest on the days of the week alone. */
  static final int LAST_WEEKLY_YEAR = 2100;

  private static final List<String> NAMES =
      List.of("XNYS", "XNAS", "XLON", "XETR", "XTKS", "XHKG", "24x7", "24x5");

  private static final AtomicReferenceArray<@Nullable TradingCalendar> BUILT =
      new AtomicReferenceArray<>(NAMES.size());

  private Calendars() {}

  /** The names of all: market identifier codes (ISO 10383), {@code 24x7} and {@code 24x5}. */
  public static List<String> names() {
    return NAMES;
  }

  /** The calendar of a name, or null when there is none. */
  public static @Nullable TradingCalendar named(String name) {
    int i = NAMES.indexOf(name);
    if (i < 0) {
      return null;
    }
    TradingCalendar calendar = BUILT.get(i);
    if (calendar == null) {
      calendar = build(name);
      BUILT.set(i, calendar);
    }
    return calendar;
  }

  private static TradingCalendar build(String name) {
    return switch (name) {
      case "XNYS", "XNAS" -> exchange(name, "America/New_York", new NewYork());
      case "XLON" -> exchange(name, "Europe/London", new London());
      case "XETR" -> exchange(name, "Europe/Berlin", new Xetra());
      case "XTKS" -> exchange(name, "Asia/Tokyo", new Tokyo());
      case "XHKG" -> exchange(name, "Asia/Hong_Kong", new HongKong());
      case "24x7" -> weekly(name, ZoneOffset.UTC, date -> Hours.of(0, Hours.at(24, 0)));
      // foreign exchange: a day begins at 17:00 of New York on the evening before
      case "24x5" ->
          weekly(
              name,
              ZoneId.of("America/New_York"),
              date -> Dates.weekend(date) ? null : Hours.of(Hours.at(-7, 0), Hours.at(17, 0)));
      default -> throw new IllegalStateException("calendar " + name);
    };
  }

  private static TradingCalendar exchange(String name, String zone, SessionRules rules) {
    return new TradingCalendar(name, ZoneId.of(zone), FIRST_YEAR, LAST_YEAR, rules);
  }

  static TradingCalendar weekly(String name, ZoneId zone, SessionRules rules) {
    return new TradingCalendar(name, zone, FIRST_WEEKLY_YEAR, LAST_WEEKLY_YEAR, rules);
  }
}
