package io.admf.time.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Hong Kong Stock Exchange: 9:30 to 16:00 with a break from 12:00 to 13:00; its hours before
 * 2012-03-05 are below.
 */
final class HongKong implements SessionRules {

  private static final LocalDate EARLIER_OPEN = LocalDate.of(2011, 3, 7);
  private static final LocalDate SHORTER_BREAK = LocalDate.of(2012, 3, 5);
  private static final int FOUR = Hours.at(16, 0);
  private static final Hours UNTIL_2011 =
      new Hours(Hours.at(10, 0), Hours.at(12, 30), Hours.at(14, 30), FOUR);
  private static final Hours UNTIL_2012 =
      new Hours(Hours.at(9, 30), Hours.at(12, 0), Hours.at(13, 30), FOUR);
  private static final Hours REGULAR =
      new Hours(Hours.at(9, 30), Hours.at(12, 0), Hours.at(13, 0), FOUR);

  private final Closures closures = new Closures();

  HongKong() {
    for (int year = Calendars.FIRST_YEAR; year <= Calendars.LAST_YEAR; year++) {
      fixed(year);
      if (year < 1997) {
        crown(year);
      }
      newYear(year);
      festivals(year);
      halfDay(LocalDate.of(year, 12, 24));
      halfDay(LocalDate.of(year, 12, 31));
    }
    // the last royal birthday, the change of flags, and the days after those of the first years
    closures.close("1997-06-30 1997-07-02 1997-08-18 1997-10-02 1998-08-17 1998-10-02");
    closures.close("1999-12-31 2015-09-03"); // the end of the millennium; 70 years since the war
    closures.close( // typhoons and black rain, whole days
        "1992-07-22 1993-09-17 1999-09-16 2001-07-06 2001-07-25 2008-08-06 2008-08-22 2011-09-29"
            + " 2013-08-14 2016-08-02 2016-10-21 2017-08-23 2020-10-13 2021-10-13 2023-07-17"
            + " 2023-09-01 2023-09-08 2024-09-06");
  }

  private void fixed(int year) {
    closures.close(Dates.sundayToMonday(LocalDate.of(year, 1, 1)));
    LocalDate easter = Dates.easter(year);
    closures.close(easter.minusDays(2));
    closures.close(easter.plusDays(1));
    LocalDate christmas = LocalDate.of(year, 12, 25);
    closures.close(christmas);
    closures.close(christmas.plusDays(1));
    if (christmas.getDayOfWeek() == SATURDAY || christmas.getDayOfWeek() == SUNDAY) {
      closures.close(christmas.plusDays(2));
    }
    if (year >= 1999) {
      closures.close(Dates.sundayToMonday(LocalDate.of(year, 5, 1)));
    }
    if (year >= 1997) {
      closures.close(Dates.sundayToMonday(LocalDate.of(year, 7, 1)));
      closures.close(Dates.sundayToMonday(LocalDate.of(year, 10, 1)));
    }
  }

  /** The Queen's birthday in June and Liberation Day in August. */
  private void crown(int year) {
    boolean earlier = year == 1993 || year == 1994;
    closures.close(Dates.nth(earlier ? 2 : 3, MONDAY, year, 6));
    closures.close(Dates.last(MONDAY, year, 8));
  }

  /**
   * Three days of the lunar new year. When one of them is a Sunday, the day before them is a
   * holiday as well; since 2012 it is the day after.
   */
  private void newYear(int year) {
    LocalDate first = HongKongFestivals.newYear(year);
    boolean sunday = false;
    for (int day = 0; day < 3; day++) {
      closures.close(first.plusDays(day));
      sunday |= first.plusDays(day).getDayOfWeek() == SUNDAY;
    }
    if (sunday) {
      closures.close(year < 2012 ? first.minusDays(1) : first.plusDays(3));
    }
    if (year >= 2013) {
      halfDay(first.minusDays(1));
    }
  }

  private void festivals(int year) {
    moved(HongKongFestivals.chingMing(year));
    if (year >= 1999) {
      moved(HongKongFestivals.buddha(year));
    }
    LocalDate dragonBoat = HongKongFestivals.dragonBoat(year);
    moved(dragonBoat);
    LocalDate midAutumn = HongKongFestivals.midAutumn(year);
    if (midAutumn.getDayOfWeek() != SATURDAY || year >= 2022) {
      moved(midAutumn.plusDays(1));
    }
    moved(HongKongFestivals.chungYeung(year));
  }

  /** On this day; on the next that is neither a Sunday nor a holiday when it is one of those. */
  private void moved(LocalDate date) {
    LocalDate day = date;
    while (day.getDayOfWeek() == SUNDAY || closures.closed(day)) {
      day = day.plusDays(1);
    }
    closures.close(day);
  }

  private void halfDay(LocalDate date) {
    closures.early(date, date.isBefore(EARLIER_OPEN) ? Hours.at(12, 30) : Hours.at(12, 0));
  }

  @Override
  public @Nullable Hours hours(LocalDate date) {
    Hours hours =
        date.isBefore(EARLIER_OPEN)
            ? UNTIL_2011
            : date.isBefore(SHORTER_BREAK) ? UNTIL_2012 : REGULAR;
    return closures.on(date, hours);
  }
}
