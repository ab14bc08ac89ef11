package io.admf.data.text;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

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

  /**
   * The reader for what YAML says of times.
   *
   * @param format {@code data.time_format}, as for {@link #of}
   * @param zone {@code data.time_zone}, the name of an IANA time zone
   * @throws IllegalArgumentException that names the key, if one of them is neither
   */
  static TimeText configured(String format, String zone) {
    ZoneId zoneId = named(zone);
    try {
      return TimeText.of(format, zoneId);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "time_format must be auto, epoch_s, epoch_ms, epoch_us, epoch_ns or a pattern such as"
              + " MM/dd/yyyy HH:mm, was %s (%s)".formatted(format, e.getMessage()),
          e);
    }
  }

  /**
   * The time zone that tells which of the times are midnight: that of times without one, or UTC for
   * those counted from the epoch.
   *
   * @param format {@code data.time_format}
   * @param zone {@code data.time_zone}
   * @throws IllegalArgumentException that names the key, if it is none
   */
  static ZoneId zone(String format, String zone) {
    return format.startsWith("epoch_") ? ZoneOffset.UTC : named(zone);
  }

  private static ZoneId named(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "time_zone must be an IANA time zone such as America/New_York, was " + zone, e);
    }
  }
}
