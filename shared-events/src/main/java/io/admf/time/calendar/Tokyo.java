package io.admf.time.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tokyo Stock Exchange: 9:00 to 15:30 since 2024-11-05, to 15:00 before; a break from 11:30 (11:00
 * before 2011-11-21) to 12:30.
 *
 * <p>Closed on the holidays of the law on national holidays: a holiday on a Sunday moves to the
 * next day (since 2007 to the next that is not a holiday itself), and a weekday between two
 * holidays is one too.
 */
final class Tokyo implements SessionRules {

  private static final LocalDate LONGER_MORNING = LocalDate.of(2011, 11, 21);
  private static final LocalDate LATER_CLOSE = LocalDate.of(2024, 11, 5);

  private final Closures closures = new Closures();

  Tokyo() {
    for (int year = Calendars.FIRST_YEAR; year <= Calendars.LAST_YEAR; year++) {
      observe(year, holidays(year));
      closures.close(LocalDate.of(year, 1, 2));
      closures.close(LocalDate.of(year, 1, 3));
      closures.close(LocalDate.of(year, 12, 31));
    }
    closures.close("2020-10-01"); // a fault of the trading system
  }

  private void observe(int year, SortedSet<LocalDate> holidays) {
    SortedSet<LocalDate> named = new TreeSet<>(holidays);
    for (LocalDate holiday : named) {
      LocalDate between = holiday.plusDays(1);
      if (named.contains(holiday.plusDays(2)) && between.getDayOfWeek() != SUNDAY) {
        holidays.add(between);
      }
    }
    holidays.forEach(closures::close);
    for (LocalDate holiday : named) {
      if (holiday.getDayOfWeek() == SUNDAY) {
        LocalDate instead = holiday.plusDays(1);
        while (year >= 2007 && holidays.contains(instead)) {
          instead = instead.plusDays(1);
        }
        closures.close(instead);
      }
    }
  }

  private static SortedSet<LocalDate> holidays(int year) {
    SortedSet<LocalDate> days = new TreeSet<>();
    for (int[] day : new int[][] {{1, 1}, {2, 11}, {4, 29}, {5, 3}, {5, 5}, {11, 3}, {11, 23}}) {
      days.add(LocalDate.of(year, day[0], day[1]));
    }
    days.add(equinox(year, 3, 20.8431));
    days.add(equinox(year, 9, 23.2488));
    days.add(year < 2000 ? LocalDate.of(year, 1, 15) : Dates.nth(2, MONDAY, year, 1)); // of age
    days.add(year < 2003 ? LocalDate.of(year, 9, 15) : Dates.nth(3, MONDAY, year, 9)); // the aged
    if (year >= 2007) {
      days.add(LocalDate.of(year, 5, 4));
    }
    if (year <= 2018) {
      days.add(LocalDate.of(year, 12, 23)); // the emperor's birthday
    } else if (year >= 2020) {
      days.add(LocalDate.of(year, 2, 23));
    }
    summer(year, days);
    switch (year) {
      case 1990 -> days.add(LocalDate.of(1990, 11, 12)); // an enthronement
      case 1993 -> days.add(LocalDate.of(1993, 6, 9)); // a wedding
      case 2019 -> { // an accession and an enthronement
        days.add(LocalDate.of(2019, 5, 1));
        days.add(LocalDate.of(2019, 10, 22));
      }
      default -> {}
    }
    return days;
  }

  /** The days that moved for the Olympic games: of the sea, of the mountains and of sport. */
  private static void summer(int year, SortedSet<LocalDate> days) {
    if (year == 2020 || year == 2021) {
      boolean first = year == 2020;
      days.add(LocalDate.of(year, 7, first ? 23 : 22));
      days.add(LocalDate.of(year, 7, first ? 24 : 23));
      days.add(LocalDate.of(year, 8, first ? 10 : 8));
      return;
    }
    if (year >= 1996) {
      days.add(year < 2003 ? LocalDate.of(year, 7, 20) : Dates.nth(3, MONDAY, year, 7));
    }
    if (year >= 2016) {
      days.add(LocalDate.of(year, 8, 11));
    }
    days.add(year < 2000 ? LocalDate.of(year, 10, 10) : Dates.nth(2, MONDAY, year, 10));
  }

  /** The day of an equinox in Japan, 1980 to 2099, from its mean motion since 1980. */
  private static LocalDate equinox(int year, int month, double in1980) {
    int since = year - 1980;
    return LocalDate.of(year, month, (int) (in1980 + 0.242194 * since) - since / 4);
  }

  @Override
  public @Nullable Hours hours(LocalDate date) {
    return closures.on(
        date,
        new Hours(
            Hours.at(9, 0),
            date.isBefore(LONGER_MORNING) ? Hours.at(11, 0) : Hours.at(11, 30),
            Hours.at(12, 30),
            date.isBefore(LATER_CLOSE) ? Hours.at(15, 0) : Hours.at(15, 30)));
  }
}
