package io.admf.data.text;

import io.admf.time.Instants;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Times of a pattern that the user gave; strict, so that no 30 February becomes a 28th. */
final class PatternTimes implements TimeText {

  private final String pattern;
  private final DateTimeFormatter formatter;
  private final ZoneId zone;

  PatternTimes(String pattern, ZoneId zone) {
    this.pattern = pattern;
    this.zone = zone;
    this.formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
  }

  @Override
  public long read(char[] text, int from, int length) {
    try {
      TemporalAccessor time =
          formatter.parseBest(
              new String(text, from, length),
              ZonedDateTime::from,
              LocalDateTime::from,
              LocalDate::from);
      return switch (time) {
        case ZonedDateTime zoned -> Instants.nanos(zoned.toInstant());
        case LocalDateTime local -> Instants.nanos(local, zone);
        default -> Instants.nanos(((LocalDate) time).atStartOfDay(), zone);
      };
    } catch (DateTimeException | ArithmeticException e) {
      return UNREADABLE;
    }
  }

  @Override
  public String expected() {
    return pattern;
  }
}
