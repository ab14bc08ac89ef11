package io.admf.time.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Xetra, Frankfurt: 9:00 to 17:30, before the closing auction. */
final class Xetra implements SessionRules {

  private static final Hours REGULAR = Hours.of(Hours.at(9, 0), Hours.at(17, 30));
  private static final int EARLY = Hours.at(14, 0);

  private final Closures closures = new Closures();

  Xetra() {
    for (int year = Calendars.FIRST_YEAR; year <= Calendars.LAST_YEAR; year++) {
      LocalDate easter = Dates.easter(year);
      closures.close(LocalDate.of(year, 1, 1));
      closures.close(easter.minusDays(2));
      closures.close(easter.plusDays(1));
      closures.close(LocalDate.of(year, 5, 1));
      if (year == 2007 || (year >= 2015 && year <= 2021)) {
        closures.close(easter.plusDays(50)); // Whit Monday
      }
      if (year >= 2014 && year <= 2021) {
        closures.close(LocalDate.of(year, 10, 3)); // German unity
      }
      for (int day : new int[] {24, 25, 26, 31}) {
        closures.close(LocalDate.of(year, 12, day));
      }
      if (year >= 2010) {
        closures.early(Dates.weekendToFriday(LocalDate.of(year, 12, 30)), EARLY);
      }
    }
    closures.close("2017-10-31"); // 500 years of the Reformation
  }

  @Override
  public @Nullable Hours hours(LocalDate date) {
    return closures.on(date, REGULAR);
  }
}
