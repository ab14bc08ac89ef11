package io.admf.data.row;

import io.admf.data.SourceRequest;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import io.admf.time.calendar.TradingCalendar;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When the bars of a series open and close, from the stamps that its file gives them. All sources
 * of rows ask here and compute no time themselves.
 *
 * <p>Without a calendar a bar closes a timeframe after it opened. With one:
 *
 * <ul>
 *   <li>A bar of days, weeks or months opens with the first session of its dates and closes with
 *       the last. A stamp at midnight of UTC or of its file's time zone is a date; any other is an
 *       instant, whose date is that of the session it lies in, or else of the exchange's clocks.
 *   <li>A bar of minutes or hours closes a timeframe after it opened; at the close of the session
 *       if that is earlier and only regular hours are wanted. Where all hours are, it may hold what
 *       was traded after the close, and is not known before its end.
 *   <li>A date that is no session keeps its day by the exchange's clocks.
 * </ul>
 *
 * <p>Remembers the last bar of days that was asked about; for one thread.
 */
public final class BarTimes {

  private static final long MINUTE = 60 * Instants.SECOND;

  /** The first Monday after 1970-01-01, a Thursday. */
  private static final long MONDAY = 4 * Instants.DAY;

  private final Stamp stamp;
  private final Timeframe timeframe;
  private final long length;
  private final @Nullable TradingCalendar calendar;
  private final ZoneId zone;
  private final boolean regular;
  private long lastOpened = Long.MIN_VALUE;
  private long lastClosed = Long.MIN_VALUE;

  private BarTimes(SourceRequest request, Stamp stamp, ZoneId zone) {
    this.stamp = stamp;
    this.timeframe = request.series().timeframe();
    this.length = timeframe.nanos();
    this.calendar = request.calendar();
    this.zone = zone;
    this.regular = request.regular();
  }

  /** Those of a file whose stamps are in UTC; see {@link #of(SourceRequest, Stamp, ZoneId)}. */
  public static BarTimes of(SourceRequest request, Stamp stamp) {
    return of(request, stamp, ZoneOffset.UTC);
  }

  /**
   * Those of the series that is asked for.
   *
   * @param stamp which end of a bar its file stamps
   * @param zone in which stamps are written; it tells which of them are dates
   */
  public static BarTimes of(SourceRequest request, Stamp stamp, ZoneId zone) {
    return new BarTimes(request, stamp, zone);
  }

  /**
   * When the bar opened that bears a stamp.
   *
   * @param time its stamp, epoch nanoseconds
   */
  public long opened(long time) {
    TradingCalendar sessions = calendar;
    if (sessions == null || !timeframe.dated()) {
      return switch (stamp) {
        case OPEN -> time;
        case CLOSE ->
            timeframe.unit() == Timeframe.MONTH ? shifted(time, -timeframe.count()) : time - length;
        case LAST -> time + Math.floorMod(-time, Math.min(length, MINUTE)) - length;
      };
    }
    LocalDate first;
    LocalDate end;
    if (stamp == Stamp.OPEN) {
      first = date(time, time, sessions);
      end = timeframe.end(first);
    } else {
      end = date(time, time - 1, sessions).plusDays(1);
      first = begin(end);
    }
    return span(first, end, sessions);
  }

  /** Remembers the bar of the sessions from one day to before another; when it opens. */
  private long span(LocalDate first, LocalDate end, TradingCalendar sessions) {
    int from = sessions.from(first.toEpochDay());
    int last = sessions.from(end.toEpochDay()) - 1;
    if (from <= last) {
      lastOpened = sessions.open(from);
      lastClosed = sessions.close(last);
    } else {
      lastOpened = Instants.nanos(first.atStartOfDay(), sessions.zone());
      lastClosed = Instants.nanos(end.atStartOfDay(), sessions.zone());
    }
    return lastOpened;
  }

  /** The date of the day that an instant is in, when a file wrote {@code written}. */
  private LocalDate date(long written, long within, TradingCalendar sessions) {
    if (Math.floorMod(written, Instants.DAY) == 0) {
      return LocalDate.ofInstant(Instants.instant(within), ZoneOffset.UTC);
    }
    if (Instants.instant(written).atZone(zone).toLocalTime().toNanoOfDay() == 0) {
      return LocalDate.ofInstant(Instants.instant(within), zone);
    }
    int session = sessions.at(within);
    return session >= 0
        ? LocalDate.ofEpochDay(sessions.day(session))
        : LocalDate.ofInstant(Instants.instant(within), sessions.zone());
  }

  private LocalDate begin(LocalDate end) {
    return switch (timeframe.unit()) {
      case 'd' -> end.minusDays(timeframe.count());
      case 'w' -> end.minusWeeks(timeframe.count());
      default -> end.minusMonths(timeframe.count());
    };
  }

  /**
   * When a bar closes, which is when it is known.
   *
   * @param opened when it opened, epoch nanoseconds: what {@link #opened} gave last
   */
  public long closed(long opened) {
    TradingCalendar sessions = calendar;
    if (sessions == null) {
      return timeframe.unit() == Timeframe.MONTH
          ? shifted(opened, timeframe.count())
          : opened + length;
    }
    if (timeframe.dated()) {
      if (opened != lastOpened) {
        throw new IllegalStateException(
            "expected the bar last asked about, from %s, was one from %s"
                .formatted(Instants.format(lastOpened), Instants.format(opened)));
      }
      return lastClosed;
    }
    long end = opened + length;
    if (!regular) {
      return end;
    }
    int session = sessions.begun(opened);
    if (session < 0 || opened >= sessions.close(session)) {
      session++; // it may begin before the market does
      if (session == sessions.size() || sessions.open(session) >= end) {
        return end;
      }
    }
    return Math.min(end, sessions.close(session));
  }

  /** Months have no one length: the same time of day so many months away, in UTC. */
  private static long shifted(long time, int months) {
    return Instants.nanos(
        LocalDateTime.ofInstant(Instants.instant(time), ZoneOffset.UTC).plusMonths(months),
        ZoneOffset.UTC);
  }

  /**
   * When the bar opens that a trade belongs to: aligned to the opening of its session, or without a
   * calendar to the timeframe in UTC, weeks to Monday. With a calendar, what is traded between two
   * sessions belongs to a bar of days of the later one, which is not known before.
   *
   * @param time of the trade, epoch nanoseconds
   */
  public long start(long time) {
    TradingCalendar sessions = calendar;
    if (sessions == null) {
      return timeframe.unit() == Timeframe.MONTH
          ? Instants.nanos(first(LocalDate.ofInstant(Instants.instant(time), ZoneOffset.UTC)))
          : time - Math.floorMod(time - (timeframe.unit() == 'w' ? MONDAY : 0), length);
    }
    int within = sessions.at(time);
    if (!timeframe.dated()) {
      return time - Math.floorMod(within < 0 ? time : time - sessions.open(within), length);
    }
    int session = within < 0 ? sessions.begun(time) + 1 : within;
    LocalDate first =
        first(
            session < sessions.size()
                ? LocalDate.ofEpochDay(sessions.day(session))
                : LocalDate.ofInstant(Instants.instant(time), sessions.zone()));
    return span(first, timeframe.end(first), sessions);
  }

  /** The first day of the bar of days, weeks or months that a day is in. */
  private LocalDate first(LocalDate day) {
    int count = timeframe.count();
    long number = day.toEpochDay();
    return switch (timeframe.unit()) {
      case 'd' -> LocalDate.ofEpochDay(number - Math.floorMod(number, count));
      case 'w' ->
          LocalDate.ofEpochDay(number - Math.floorMod(number - MONDAY / Instants.DAY, 7 * count));
      default -> {
        long month = day.getYear() * 12L + day.getMonthValue() - 1;
        yield day.withDayOfMonth(1).minusMonths(Math.floorMod(month, count));
      }
    };
  }
}
