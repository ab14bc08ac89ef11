package io.admf.data.session;

import io.admf.time.Instants;
import io.admf.time.Timeframe;
import io.admf.time.calendar.TradingCalendar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The bars of a timeframe as they tile time.
 *
 * <p>With a calendar, bars of minutes and hours begin at the open of a session and again after its
 * break; the last before a break or the close is as short as it must be. Outside sessions they
 * begin at the close, and the last before the open is short. A bar of a day is a session; weeks
 * begin on Monday, months on their first day, and a bar of either is the sessions that bear its
 * dates.
 *
 * <p>Without a calendar, bars begin at midnight UTC, weeks on Monday, months on their first day.
 * Several days, weeks or months are counted from 1970, so that three months are a quarter.
 *
 * <p>Remembers the last bar that was found; for one thread.
 */
public abstract sealed class BarGrid {

  /** 1970-01-05 was a Monday. */
  private static final long FIRST_MONDAY = 4;

  long opened = Long.MIN_VALUE;
  long closed = Long.MIN_VALUE;

  private BarGrid() {}

  /** The bars of a timeframe, on the sessions of a calendar if there is one. */
  public static BarGrid of(Timeframe timeframe, @Nullable TradingCalendar calendar) {
    if (calendar == null) {
      return timeframe.dated() ? new Dates(timeframe) : new Clock(timeframe.nanos());
    }
    return timeframe.dated()
        ? new SessionDates(timeframe, calendar)
        : new SessionClock(timeframe.nanos(), calendar);
  }

  /**
   * Finds the bar in which what goes from {@code from} to {@code to} has its part; that is the bar
   * in which it begins, or the first after it that it reaches into.
   *
   * @return false when there is none, as with a day of sessions outside them
   */
  public abstract boolean find(long from, long to);

  /**
   * Finds the last bar that opens before an instant.
   *
   * @return false when there is none
   */
  public boolean findLast(long before) {
    return find(before - 1, before);
  }

  /** When the bar opens that was found last, epoch nanoseconds. */
  public final long opened() {
    return opened;
  }

  /** When it closes. */
  public final long closed() {
    return closed;
  }

  /** The first date of the bar that has a date in it. */
  private static LocalDate first(Timeframe timeframe, LocalDate date) {
    int count = timeframe.count();
    return switch (timeframe.unit()) {
      case 'd' -> LocalDate.ofEpochDay(Math.floorDiv(date.toEpochDay(), count) * count);
      case 'w' -> {
        long length = 7L * count;
        long since = date.toEpochDay() - FIRST_MONDAY;
        yield LocalDate.ofEpochDay(Math.floorDiv(since, length) * length + FIRST_MONDAY);
      }
      case Timeframe.MONTH -> {
        long month = (date.getYear() - 1970) * 12L + date.getMonthValue() - 1;
        yield LocalDate.of(1970, 1, 1).plusMonths(Math.floorDiv(month, count) * count);
      }
      default -> throw new IllegalStateException(timeframe + " is not counted in days");
    };
  }

  /** Minutes and hours without a calendar. */
  private static final class Clock extends BarGrid {
    private final long step;

    Clock(long step) {
      this.step = step;
    }

    @Override
    public boolean find(long from, long to) {
      if (step >= Instants.DAY) {
        opened = from - Math.floorMod(from, step);
        closed = opened + step;
        return true;
      }
      long midnight = from - Math.floorMod(from, Instants.DAY);
      opened = from - (from - midnight) % step;
      closed = Math.min(opened + step, midnight + Instants.DAY);
      return true;
    }
  }

  /** Days, weeks and months without a calendar. */
  private static final class Dates extends BarGrid {
    private final Timeframe timeframe;

    Dates(Timeframe timeframe) {
      this.timeframe = timeframe;
    }

    @Override
    public boolean find(long from, long to) {
      if (from < opened || from >= closed) {
        LocalDate date = LocalDate.ofInstant(Instants.instant(from), ZoneOffset.UTC);
        LocalDate first = first(timeframe, date);
        opened = Instants.nanos(first);
        closed = Instants.nanos(timeframe.end(first));
      }
      return true;
    }
  }

  /** Minutes and hours on sessions. */
  private static final class SessionClock extends BarGrid {
    private final long step;
    private final TradingCalendar calendar;
    private long begin = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;

    SessionClock(long step, TradingCalendar calendar) {
      this.step = step;
      this.calendar = calendar;
    }

    @Override
    public boolean find(long from, long to) {
      if (from < begin || from >= end) {
        stretch(from);
      }
      long within = from;
      if (end < to && !calendar.trades(from) && calendar.trades(end)) {
        within = end; // it begins before the market does
        stretch(within);
      }
      opened = within - (within - begin) % step;
      closed = Math.min(opened + step, end);
      return true;
    }

    /** The stretch of trade, or of no trade, around an instant. */
    private void stretch(long instant) {
      int i = calendar.begun(instant);
      if (i >= 0 && instant < calendar.breakStart(i)) {
        begin = calendar.open(i);
        end = calendar.breakStart(i);
      } else if (i >= 0 && instant < calendar.breakEnd(i)) {
        begin = calendar.breakStart(i);
        end = calendar.breakEnd(i);
      } else if (i >= 0 && instant < calendar.close(i)) {
        begin = calendar.breakEnd(i);
        end = calendar.close(i);
      } else {
        begin = i < 0 ? instant - Math.floorMod(instant, Instants.DAY) : calendar.close(i);
        end = i + 1 < calendar.size() ? calendar.open(i + 1) : Long.MAX_VALUE;
      }
    }
  }

  /** Days, weeks and months of sessions. */
  private static final class SessionDates extends BarGrid {
    private final Timeframe timeframe;
    private final TradingCalendar calendar;

    SessionDates(Timeframe timeframe, TradingCalendar calendar) {
      this.timeframe = timeframe;
      this.calendar = calendar;
    }

    @Override
    public boolean find(long from, long to) {
      int i = calendar.begun(from);
      if (i < 0 || from >= calendar.close(i)) {
        i++;
        if (i == calendar.size() || calendar.open(i) >= to) {
          return false;
        }
      }
      session(i);
      return true;
    }

    @Override
    public boolean findLast(long before) {
      int i = calendar.begun(before - 1);
      if (i >= 0) {
        session(i);
      }
      return i >= 0;
    }

    private void session(int i) {
      if (calendar.open(i) < opened || calendar.close(i) > closed) {
        LocalDate first = first(timeframe, LocalDate.ofEpochDay(calendar.day(i)));
        int last = calendar.from(timeframe.end(first).toEpochDay()) - 1;
        opened = calendar.open(calendar.from(first.toEpochDay()));
        closed = calendar.close(last);
      }
    }
  }
}
