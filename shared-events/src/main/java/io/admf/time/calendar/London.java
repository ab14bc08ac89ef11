package io.admf.time.calendar;

import static java.time.DayOfWeek.MONDAY;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** London Stock Exchange: 8:00 to 16:30, before the closing auction. */
final class London implements SessionRules {

  private static final Hours REGULAR = Hours.of(Hours.at(8, 0), Hours.at(16, 30));
  private static final int EARLY = Hours.at(12, 30);

  private final Closures closures = new Closures();

  London() {
    for (int year = Calendars.FIRST_YEAR; year <= Calendars.LAST_YEAR; year++) {
      holidays(year);
      closures.early(Dates.weekendToFriday(LocalDate.of(year, 12, 24)), EARLY);
      closures.early(Dates.weekendToFriday(LocalDate.of(year, 12, 31)), EARLY);
    }
    closures.close("1995-05-08 2020-05-08"); // 50 and 75 years since the end of the war in Europe
    closures.close("1999-12-31"); // the end of the millennium
    closures.close("2002-06-03 2002-06-04 2012-06-04 2012-06-05 2022-06-02 2022-06-03"); // jubilees
    closures.close("2011-04-29 2022-09-19 2023-05-08"); // a wedding, a funeral, a coronation
  }

  private void holidays(int year) {
    closures.close(Dates.weekendToMonday(LocalDate.of(year, 1, 1)));
    closures.close(Dates.easter(year).minusDays(2));
    closures.close(Dates.easter(year).plusDays(1));
    if (year != 1995 && year != 2020) {
      closures.close(Dates.nth(1, MONDAY, year, 5));
    }
    if (year != 2002 && year != 2012 && year != 2022) {
      closures.close(Dates.last(MONDAY, year, 5));
    }
    closures.close(Dates.last(MONDAY, year, 8));
    LocalDate christmas = LocalDate.of(year, 12, 25);
    closures.close(Dates.weekend(christmas) ? christmas.plusDays(2) : christmas);
    LocalDate boxing = christmas.plusDays(1);
    closures.close(Dates.weekend(boxing) ? boxing.plusDays(2) : boxing);
  }

  @Override
  public @Nullable Hours hours(LocalDate date) {
    return closures.on(date, REGULAR);
  }
}
