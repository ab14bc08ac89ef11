package io.admf.data.library.algoseek;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates as algoseek writes them: {@code 20200831} or {@code 2020-08-31}. */
final class Day {

  /** What a text is that is no date. */
  static final int UNREADABLE = 0;

  private Day() {}

  /** The date as a number such as 20200831, or {@link #UNREADABLE}. */
  static int of(String text) {
    String digits = text.trim().replace("-", "");
    if (!digits.matches("[12][0-9]{7}")) {
      return UNREADABLE;
    }
    int day = Integer.parseInt(digits);
    try {
      return packed(LocalDate.of(day / 10_000, day / 100 % 100, day % 100));
    } catch (DateTimeException e) {
      return UNREADABLE;
    }
  }

  /** The number of a date. */
  static int packed(LocalDate day) {
    return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
  }
}
