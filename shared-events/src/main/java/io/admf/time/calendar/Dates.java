package io.admf.time.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Dates by rule. */
final class Dates {

  private Dates() {}

  /**
   * Easter Sunday of the Gregorian calendar: the anonymous algorithm in the form of J. Meeus,
   * <i>Astronomical algorithms</i>, 1991, chapter 8.
   */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }

  /** The {@code n}-th such day of a month. */
  static LocalDate nth(int n, DayOfWeek day, int year, int month) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, day));
  }

  /** The last such day of a month. */
  static LocalDate last(DayOfWeek day, int year, int month) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(day));
  }

  static boolean weekend(LocalDate date) {
    return date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
  }

  /** Monday for Sunday; other days as they are. */
  static LocalDate sundayToMonday(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SUNDAY ? date.plusDays(1) : date;
  }

  /** Friday for Saturday, Monday for Sunday; other days as they are. */
  static LocalDate nearestWeekday(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY ? date.minusDays(1) : sundayToMonday(date);
  }

  /** Monday for a day of the weekend; other days as they are. */
  static LocalDate weekendToMonday(LocalDate date) {
    return weekend(date) ? date.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : date;
  }

  /** Friday for a day of the weekend; other days as they are. */
  static LocalDate weekendToFriday(LocalDate date) {
    return weekend(date) ? date.with(TemporalAdjusters.previous(DayOfWeek.FRIDAY)) : date;
  }
}
