package io.admf.time.calendar;

import java.time.LocalDate;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The days of a market on which it stays closed or closes early. Filled first, asked after. */
final class Closures {

  private final TreeSet<LocalDate> closed = new TreeSet<>();
  private final TreeMap<LocalDate, Integer> early = new TreeMap<>();

  /** Closed on this day. */
  void close(LocalDate date) {
    closed.add(date);
  }

  /** Closed on these days: ISO dates with blanks between. */
  void close(String dates) {
    for (String date : dates.split(" ", -1)) {
      closed.add(LocalDate.parse(date));
    }
  }

  /** Whether it was said to be closed on a day. */
  boolean closed(LocalDate date) {
    return closed.contains(date);
  }

  /** Ends early on this day, at so many minutes after midnight. */
  void early(LocalDate date, int minutes) {
    early.put(date, minutes);
  }

  /** The hours of a date that would have been {@code regular} on a weekday. */
  @Nullable Hours on(LocalDate date, Hours regular) {
    if (Dates.weekend(date) || closed.contains(date)) {
      return null;
    }
    Integer end = early.get(date);
    return end == null ? regular : regular.until(end);
  }
}
