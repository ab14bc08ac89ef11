package io.admf.data.text;

import io.admf.time.Instants;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * ISO-8601 dates and date-times: {@code 2013-01-02}, {@code 2013-01-02 09:30}, {@code
 * 2013-01-02T09:30:00.5}, {@code 2013-01-02T09:30:00-05:00}. The day is looked up once for all its
 * times, with its offset when the clocks do not change on it.
 */
final class IsoTimes implements TimeText {

  private static final int FIRST_YEAR = 1678;
  private static final int LAST_YEAR = 2261;
  private static final int DATE = 10;
  private static final int MINUTES = 16;
  private static final int SECONDS = 19;
  private static final long MINUTE = 60 * Instants.SECOND;

  private final ZoneId zone;
  private final ZoneRules rules;
  private final char[] dayText = new char[DATE];
  private int day;
  private long dayStart;
  private boolean steady;
  private long dayOffset;
  private char[] text = {};
  private int at;
  private int end;

  IsoTimes(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  @Override
  public long read(char[] characters, int from, int length) {
    if ((length == MINUTES || length == SECONDS)
        && steady
        && Arrays.equals(characters, from, from + DATE, dayText, 0, DATE)) {
      long time = sameDay(characters, from + DATE, length == SECONDS);
      if (time >= 0) {
        return dayStart + time - dayOffset;
      }
    }
    return any(characters, from, length);
  }

  /** Nanoseconds of the day of {@code Thh:mm} or {@code Thh:mm:ss}, or -1. */
  private static long sameDay(char[] c, int from, boolean seconds) {
    int hour = two(c[from + 1], c[from + 2]);
    int minute = two(c[from + 4], c[from + 5]);
    boolean sound = (c[from] == 'T' || c[from] == ' ') && c[from + 3] == ':';
    int second = 0;
    if (seconds) {
      second = two(c[from + 7], c[from + 8]);
      sound &= c[from + 6] == ':';
    }
    boolean clock = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    return sound && clock && second >= 0 && second < 60
        ? ((hour * 60L + minute) * 60 + second) * Instants.SECOND
        : -1;
  }

  private static int two(char tens, char ones) {
    int high = tens - '0';
    int low = ones - '0';
    return high < 0 || high > 9 || low < 0 || low > 9 ? -1 : high * 10 + low;
  }

  private long any(char[] characters, int from, int length) {
    text = characters;
    at = from;
    end = from + length;
    if (length < 10 || !readDay()) {
      return UNREADABLE;
    }
    if (at == end) {
      return local(0);
    }
    char separator = text[at++];
    if (separator != 'T' && separator != ' ' && separator != 't') {
      return UNREADABLE;
    }
    long time = readTime();
    if (time < 0) {
      return UNREADABLE;
    }
    return at == end ? local(time) : zoned(time);
  }

  @Override
  public String expected() {
    return "an ISO date or date-time such as 2013-01-02 or 2013-01-02T09:30:00";
  }

  private boolean readDay() {
    int year = two() * 100 + two();
    boolean dashed = next('-');
    int month = two();
    dashed &= next('-');
    int dayOfMonth = two();
    if (!dashed || year < FIRST_YEAR || year > LAST_YEAR || month < 1 || dayOfMonth < 1) {
      return false;
    }
    int packed = (year * 100 + month) * 100 + dayOfMonth;
    if (packed != day) {
      if (month > 12 || dayOfMonth > lengthOfMonth(year, month)) {
        return false;
      }
      LocalDate date = LocalDate.of(year, month, dayOfMonth);
      dayStart = date.toEpochDay() * Instants.DAY;
      System.arraycopy(text, at - DATE, dayText, 0, DATE);
      day = packed;
      lookUpOffset(date);
    }
    return true;
  }

  private static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private void lookUpOffset(LocalDate date) {
    ZoneOffset offset = rules.getOffset(date.atStartOfDay());
    dayOffset = offset.getTotalSeconds() * Instants.SECOND;
    steady = true;
    if (!rules.isFixedOffset()) {
      // a margin of a day on both sides, since a change may move the day itself
      ZoneOffsetTransition change =
          rules.nextTransition(date.minusDays(1).atStartOfDay().toInstant(offset));
      steady =
          change == null
              || change.getInstant().isAfter(date.plusDays(2).atStartOfDay().toInstant(offset));
    }
  }

  /** Nanoseconds of the day, or -1. */
  private long readTime() {
    int hour = two();
    if (hour < 0 || hour > 23 || !next(':')) {
      return -1;
    }
    int minute = two();
    if (minute < 0 || minute > 59) {
      return -1;
    }
    long time = (hour * 60L + minute) * MINUTE;
    if (!next(':')) {
      return time;
    }
    int second = two();
    if (second < 0 || second > 59) {
      return -1;
    }
    time += second * Instants.SECOND;
    if (next('.')) {
      long unit = Instants.SECOND;
      int first = at;
      for (; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
        unit /= 10;
        time += unit * (text[at] - '0');
      }
      if (at == first || at > first + 9) {
        return -1;
      }
    }
    return time;
  }

  private long local(long time) {
    if (steady) {
      return dayStart + time - dayOffset;
    }
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(
            dayStart / Instants.SECOND + time / Instants.SECOND, 0, ZoneOffset.UTC);
    return Instants.nanos(local, zone) + time % Instants.SECOND;
  }

  /** With {@code Z} or an offset such as {@code +01}, {@code +0100} or {@code +01:00}. */
  private long zoned(long time) {
    if (next('Z') || next('z')) {
      return at == end ? dayStart + time : UNREADABLE;
    }
    boolean east = next('+');
    if (!east && !next('-')) {
      return UNREADABLE;
    }
    int hours = two();
    next(':');
    int minutes = at == end ? 0 : two();
    boolean possible =
        hours >= 0 && minutes >= 0 && minutes <= 59 && hours * 60 + minutes <= 18 * 60;
    if (!possible || at != end) {
      return UNREADABLE;
    }
    long ahead = (hours * 60L + minutes) * MINUTE;
    return dayStart + time - (east ? ahead : -ahead);
  }

  /** The next two digits, or a large negative number. */
  private int two() {
    if (at + 2 > end) {
      at = end;
      return -10_000;
    }
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    at += 2;
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -10_000 : tens * 10 + ones;
  }

  private boolean next(char wanted) {
    if (at < end && text[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }
}
