package io.admf.compose.experiment;

import io.admf.compose.experiment.Experiment.Symbol;
import io.admf.plan.CalendarSpec;
import io.admf.plan.TimeSpec;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import io.admf.time.calendar.Session;
import io.admf.time.calendar.TradingCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What the times of a script mean. An instant is itself, a local time is one of the symbol's
 * calendar, UTC without one. A date alone means the close of that day: of daily and longer bars the
 * first that closes on it or later, of shorter ones the first that closes when the session does or
 * later, or at midnight where there is no calendar.
 */
final class ScriptTimes {

  private final @Nullable TimeSpec time;

  ScriptTimes(@Nullable TimeSpec time) {
    this.time = time;
  }

  /** The instant at which a line is decided, epoch nanoseconds; null when it is no time. */
  @Nullable Long decided(String text, Symbol symbol) {
    return read(text, symbol, false);
  }

  /** The instant at which an order ends, epoch nanoseconds: a date means all of that day. */
  @Nullable Long ends(String text, Symbol symbol) {
    return read(text, symbol, true);
  }

  private @Nullable Long read(String text, Symbol symbol, boolean end) {
    CalendarSpec spec = time == null ? null : time.calendarOf(symbol.name());
    TradingCalendar calendar = spec == null ? null : spec.calendar();
    ZoneId zone = calendar == null ? ZoneOffset.UTC : calendar.zone();
    try {
      if (text.length() == 10) {
        LocalDate day = LocalDate.parse(text);
        return end ? (Long) midnight(day.plusDays(1), zone) : (Long) close(day, symbol, calendar);
      }
      String iso = text.replace(' ', 'T');
      if (iso.endsWith("Z")) {
        return Instants.nanos(Instant.parse(iso));
      }
      return iso.matches(".*T.*[+-]\\d\\d:\\d\\d")
          ? (Long) Instants.nanos(OffsetDateTime.parse(iso).toInstant())
          : (Long) Instants.nanos(LocalDateTime.parse(iso), zone);
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static long close(LocalDate day, Symbol symbol, @Nullable TradingCalendar calendar) {
    ZoneId zone = calendar == null ? ZoneOffset.UTC : calendar.zone();
    if (symbol.timeframes().stream().allMatch(Timeframe::daily)) {
      return midnight(day, zone) + 1; // a bar that closes at this midnight is of the day before
    }
    Session session = calendar == null ? null : calendar.session(day);
    return session == null ? midnight(day.plusDays(1), zone) : session.close();
  }

  private static long midnight(LocalDate day, ZoneId zone) {
    return Instants.nanos(day.atStartOfDay(), zone);
  }
}
