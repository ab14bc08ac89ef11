package io.admf.time;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The length of a bar, as researchers write it: {@code 1m}, {@code 5m}, {@code 1h}, {@code 1d},
 * {@code 1w}. Orders by length.
 *
 * @param count how many units, at least 1
 * @param unit {@code s}, {@code m}, {@code h}, {@code d} or {@code w}
 */
public record Timeframe(int count, char unit) implements Comparable<Timeframe> {

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,4})([smhdw])");

  /** Reads text such as {@code 5m}; null when it is not a timeframe. */
  public static @Nullable Timeframe parse(String text) {
    Matcher m = TEXT.matcher(text.trim().toLowerCase(Locale.ROOT));
    return m.matches() ? new Timeframe(Integer.parseInt(m.group(1)), m.group(2).charAt(0)) : null;
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

  /** Length in nanoseconds; a day is 24 hours and a week 7 days. */
  public long nanos() {
    long seconds =
        switch (unit) {
          case 's' -> 1;
          case 'm' -> 60;
          case 'h' -> 3_600;
          case 'd' -> 86_400;
          case 'w' -> 604_800;
          default -> throw new IllegalStateException("unit " + unit);
        };
    return count * seconds * 1_000_000_000L;
  }

  /** Whether a bar spans at least one day. */
  public boolean daily() {
    return nanos() >= 86_400_000_000_000L;
  }

  @Override
  public int compareTo(Timeframe other) {
    return Long.compare(nanos(), other.nanos());
  }

  @Override
  public String toString() {
    return count + String.valueOf(unit);
  }
}
