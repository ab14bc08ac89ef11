package io.admf.time.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** New York Stock Exchange and Nasdaq: 9:30 to 16:00. */
final class NewYork implements SessionRules {

  private static final Hours REGULAR = Hours.of(Hours.at(9, 30), Hours.at(16, 0));
  private static final int ONE = Hours.at(13, 0);
  private static final int TWO = Hours.at(14, 0);

  private final Closures closures = new Closures();

  NewYork() {
    for (int year = Calendars.FIRST_YEAR; year <= Calendars.LAST_YEAR; year++) {
      holidays(year);
      halfDays(year);
    }
    // funerals of Presidents Nixon, Reagan, Ford, Bush and Carter
    closures.close("1994-04-27 2004-06-11 2007-01-02 2018-12-05 2025-01-09");
    // the attacks of September 2001; Hurricane Sandy
    closures.close("2001-09-11 2001-09-12 2001-09-13 2001-09-14 2012-10-29 2012-10-30");
    closures.early(LocalDate.of(1994, 2, 11), Hours.at(14, 30)); // snow
    closures.early(LocalDate.of(1997, 12, 26), ONE);
    closures.early(LocalDate.of(1999, 12, 31), ONE);
    closures.early(LocalDate.of(2003, 12, 26), ONE);
  }

  private void holidays(int year) {
    LocalDate newYear = LocalDate.of(year, 1, 1);
    if (newYear.getDayOfWeek() != SATURDAY) {
      closures.close(Dates.sundayToMonday(newYear));
    }
    if (year >= 1998) {
      closures.close(Dates.nth(3, MONDAY, year, 1)); // Martin Luther King
    }
    closures.close(Dates.nth(3, MONDAY, year, 2)); // Washington
    closures.close(Dates.easter(year).minusDays(2));
    closures.close(Dates.last(MONDAY, year, 5)); // Memorial Day
    if (year >= 2022) {
      closures.close(Dates.nearestWeekday(LocalDate.of(year, 6, 19))); // Juneteenth
    }
    closures.close(Dates.nearestWeekday(LocalDate.of(year, 7, 4)));
    closures.close(Dates.nth(1, MONDAY, year, 9)); // Labor Day
    closures.close(Dates.nth(4, THURSDAY, year, 11)); // Thanksgiving
    closures.close(Dates.nearestWeekday(LocalDate.of(year, 12, 25)));
  }

  private void halfDays(int year) {
    LocalDate third = LocalDate.of(year, 7, 3);
    DayOfWeek day = third.getDayOfWeek();
    if (year >= 1995 && day != FRIDAY && !Dates.weekend(third)) {
      if (day != WEDNESDAY || year >= 2013) {
        closures.early(third, ONE);
      } else {
        closures.early(third.plusDays(2), ONE);
      }
    }
    if (year >= 1992) {
      closures.early(Dates.nth(4, THURSDAY, year, 11).plusDays(1), year == 1992 ? TWO : ONE);
    }
    LocalDate eve = LocalDate.of(year, 12, 24);
    if (eve.getDayOfWeek() != FRIDAY && eve.getDayOfWeek() != SUNDAY) {
      closures.early(eve, year <= 1992 ? TWO : ONE);
    }
  }

  @Override
  public @Nullable Hours hours(LocalDate date) {
    return closures.on(date, REGULAR);
  }
}
