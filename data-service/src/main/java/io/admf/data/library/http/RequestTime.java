package io.admf.data.library.http;

import io.admf.time.Instants;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How times are written in an address. Always UTC. */
final class RequestTime {

  private static final long MILLI = 1_000_000L;

  private final String format;
  private final @Nullable DateTimeFormatter pattern;

  private RequestTime(String format, @Nullable DateTimeFormatter pattern) {
    this.format = format;
    this.pattern = pattern;
  }

  /**
   * The one with a name, or of a pattern.
   *
   * @throws IllegalArgumentException if it is no pattern
   */
  static RequestTime of(String format) {
    return switch (format) {
      case "iso", "epoch_s", "epoch_ms", "epoch_ns" -> new RequestTime(format, null);
      default ->
          new RequestTime(
              format, DateTimeFormatter.ofPattern(format, Locale.ROOT).withZone(ZoneOffset.UTC));
    };
  }

  /** Epoch nanoseconds as text, rounded down to what the format holds: milliseconds in iso. */
  String text(long nanos) {
    return switch (format) {
      case "epoch_s" -> String.valueOf(Math.floorDiv(nanos, Instants.SECOND));
      case "epoch_ms" -> String.valueOf(Math.floorDiv(nanos, MILLI));
      case "epoch_ns" -> String.valueOf(nanos);
      default -> {
        Instant instant = Instant.ofEpochMilli(Math.floorDiv(nanos, MILLI));
        yield pattern == null ? instant.toString() : pattern.format(instant);
      }
    };
  }
}
