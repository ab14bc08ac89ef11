package io.admf.ledger.book;

import io.admf.event.Posting;
import io.admf.time.Instants;
import java.time.LocalDate;
import java.util.List;

/**
 * One balanced entry of a journal.
 *
 * @param number from 0, the deposit
 * @param slice of the run
 * @param time when it happened, epoch nanoseconds; {@code known}, the time of its slice, likewise
 */
public record Entry(
    long number, long slice, long time, long known, Cause cause, List<Posting> lines) {

  public Entry {
    lines = List.copyOf(lines);
  }

  /** The day of an instant, of UTC. */
  public static LocalDate day(long time) {
    return LocalDate.ofEpochDay(Math.floorDiv(time, Instants.DAY));
  }
}
