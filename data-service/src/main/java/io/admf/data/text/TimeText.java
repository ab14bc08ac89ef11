package io.admf.data.text;

import java.time.ZoneId;

/** Reads times from characters. Remembers the last day read, so that it is for one thread. */
public interface TimeText {

  /** What {@link #read} gives when the text is not a time of its format. */
  long UNREADABLE = Long.MIN_VALUE;

  /**
   * Epoch nanoseconds of the text between {@code from} and {@code from + length}, or {@link
   * #UNREADABLE}; the range is 1678 to 2261.
   */
  long read(char[] text, int from, int length);

  /** What a text must look like, for error messages. */
  String expected();

  /**
   * The reader for a format.
   *
   * @param format {@code auto} for ISO-8601 dates and date-times with a {@code T} or a blank
   *     between; {@code epoch_s}, {@code epoch_ms}, {@code epoch_us} or {@code epoch_ns}; else a
   *     pattern of {@link java.time.format.DateTimeFormatter} in {@link java.util.Locale#ROOT}
   * @param zone of times that carry none. A local time that a change of clocks skips is moved on by
   *     the length of the gap; one that occurs twice is taken as the earlier.
   * @throws IllegalArgumentException if the format is not a pattern
   */
  static TimeText of(String format, ZoneId zone) {
    return switch (format) {
      case "auto" -> new IsoTimes(zone);
      case "epoch_s" -> new EpochTimes(format, 1_000_000_000L);
      case "epoch_ms" -> new EpochTimes(format, 1_000_000L);
      case "epoch_us" -> new EpochTimes(format, 1_000L);
      case "epoch_ns" -> new EpochTimes(format, 1L);
      default -> new PatternTimes(format, zone);
    };
  }
}
