package io.admf.time;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The length of a bar, as researchers write it: {@code 1m}, {@code 5m}, {@code 1h}, {@code 1d},
 * {@code 1w}, {@code 1mo}. Orders by nominal length; {@code m} is minutes.
 *
 * @param count how many units, at least 1
 * @param unit {@code s}, {@code m}, {@code h}, {@code d}, {@code w}, or {@link #MONTH}
 */
public record Timeframe(int count, char unit) implements Comparable<Timeframe> {

  /** The unit of months, which is written {@code mo}. */
  public static final char MONTH = 'M';

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,4})([smhdw]|mo)");

  /** A hundred years: longer bars are a slip of the pen, and their length would overflow. */
  private static final long LONGEST = 36_525 * Instants.DAY;

  /** Reads text such as {@code 5m}; null when it is not a timeframe. */
  public static @Nullable Timeframe parse(String text) {
    Matcher m = TEXT.matcher(text.trim().toLowerCase(Locale.ROOT));
    if (!m.matches()) {
      return null;
    }
    char unit = m.group(2).length() == 2 ? MONTH : m.group(2).charAt(0);
    Timeframe timeframe = new Timeframe(Integer.parseInt(m.group(1)), unit);
    return timeframe.count <= LONGEST / timeframe.unitNanos() ? timeframe : null;
  }

  /** Reads text that is known to be a timeframe. */
  public static Timeframe of(String text) {
    Timeframe timeframe = parse(text);
    if (timeframe == null) {
      throw new IllegalArgumentException(
          "expected a timeframe such as 1m, 5m, 1h or 1d, was " + text);
    }
    return timeframe;
  }

  /** Nominal length in nanoseconds; a day is 24 hours, a week 7 days and a month 30 days. */
  public long nanos() {
    return count * unitNanos();
  }

  private long unitNanos() {
    long seconds =
        switch (unit) {
          case 's' -> 1;
          case 'm' -> 60;
          case 'h' -> 3_600;
          case 'd' -> 86_400;
          case 'w' -> 604_800;
          case MONTH -> 2_592_000;
          default -> throw new IllegalStateException("unit " + unit);
        };
    return seconds * Instants.SECOND;
  }

  /** Whether bars are counted in days, weeks or months, so that a date tells them apart. */
  public boolean dated() {
    return unit == 'd' || unit == 'w' || unit == MONTH;
  }

  /**
   * The first date that is no longer part of a dated bar that begins on {@code first}.
   *
   * @throws IllegalStateException if bars are not {@link #dated()}
   */
  public LocalDate end(LocalDate first) {
    return switch (unit) {
      case 'd' -> first.plusDays(count);
      case 'w' -> first.plusWeeks(count);
      case MONTH -> first.plusMonths(count);
      default -> throw new IllegalStateException(this + " is not counted in days");
    };
  }

  /** Whether a bar spans at least one day. */
  public boolean daily() {
    return nanos() >= Instants.DAY;
  }

  @Override
  public int compareTo(Timeframe other) {
    return Long.compare(nanos(), other.nanos());
  }

  @Override
  public String toString() {
    return count + (unit == MONTH ? "mo" : String.valueOf(unit));
  }
}
