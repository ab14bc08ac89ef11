package io.admf.data.library.synthetic;

import io.admf.data.session.BarGrid;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import io.admf.time.calendar.TradingCalendar;

/** The bars of the sessions of a calendar. */
final class SessionClock implements BarClock {

  private final TradingCalendar calendar;
  private final BarGrid grid;
  private final boolean dated;
  private final double years;
  private long next;

  /**
   * Starts with the bar that has {@code begin} in it, or the first after it.
   *
   * @param begin epoch nanoseconds
   */
  SessionClock(TradingCalendar calendar, Timeframe timeframe, long begin) {
    this.calendar = calendar;
    this.grid = BarGrid.of(timeframe, calendar);
    this.dated = timeframe.dated();
    this.next = begin;
    double spanned = calendar.lastDay().getYear() - calendar.firstDay().getYear() + 1;
    double sessions = calendar.size() / spanned;
    int last = calendar.size() - 1;
    long session =
        calendar.breakStart(last)
            - calendar.open(last)
            + calendar.close(last)
            - calendar.breakEnd(last);
    this.years =
        timeframe.dated()
            // a day is a session, however long the weekend after it
            ? Math.max(1 / sessions, timeframe.nanos() / (365.25 * Instants.DAY))
            : timeframe.nanos() / (sessions * session);
  }

  @Override
  public double years() {
    return years;
  }

  @Override
  public long tick() {
    int i = calendar.begun(next);
    if (i < 0 || next >= calendar.close(i)) {
      if (i + 1 == calendar.size()) {
        return Long.MAX_VALUE;
      }
      next = calendar.open(i + 1);
    } else if (!dated && next >= calendar.breakStart(i) && next < calendar.breakEnd(i)) {
      next = calendar.breakEnd(i);
    }
    grid.find(next, next + 1);
    next = grid.closed();
    return grid.opened();
  }

  @Override
  public long closes() {
    return next;
  }
}
