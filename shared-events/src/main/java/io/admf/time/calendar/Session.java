package io.admf.time.calendar;

import java.time.LocalDate;

/**
 * One session of a market. Instants are epoch nanoseconds; it is open from {@code open} up to but
 * not including {@code close}.
 *
 * @param date the date it is known by, which is that of its close
 * @param breakStart when trade pauses; {@code close} where there is no break
 * @param breakEnd when it resumes; {@code close} where there is no break
 */
public record Session(LocalDate date, long open, long breakStart, long breakEnd, long close) {

  /** Whether trade pauses within it. */
  public boolean hasBreak() {
    return breakStart < close;
  }

  /** Whether it trades at an instant: within its hours and not in its break. */
  public boolean trades(long instant) {
    return instant >= open && instant < close && (instant < breakStart || instant >= breakEnd);
  }
}
