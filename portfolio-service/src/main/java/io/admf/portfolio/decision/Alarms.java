package io.admf.portfolio.decision;

import io.admf.event.Leg;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * What a portfolio has to do at a later bar of a series, counted in bars of that series since the
 * beginning of the run.
 */
public final class Alarms {

  /** Why something is to be done. */
  public enum Kind {
    /** A position has been held long enough; {@code subject} is which opening of it. */
    HELD_LONG_ENOUGH,
    /** An order has waited long enough; {@code subject} is its number. */
    WAITED_LONG_ENOUGH,
    /** An order traded after its end was asked for; {@code subject} is its number. */
    FILLED_LATE,
    /** A position is gone that another was to follow. */
    FLAT
  }

  /**
   * One alarm, at a row of a series.
   *
   * @param leg the position on the series that it is about
   * @param units size units that it is about, signed; 0 where it is not about a quantity
   */
  public record Alarm(Kind kind, int series, Leg leg, long row, long subject, long units) {}

  private final List<Alarm> set = new ArrayList<>(0);

  /** Sets an alarm. */
  public void set(Alarm alarm) {
    set.add(alarm);
  }

  /** The first slice from {@code from} on at which one goes off; Long.MAX_VALUE for none here. */
  public long next(BarBlock block, long from) {
    long next = Long.MAX_VALUE;
    for (int i = 0; i < set.size(); i++) {
      long slice = slice(set.get(i), block);
      if (slice >= from) {
        next = Math.min(next, slice);
      }
    }
    return next;
  }

  /** Takes those that go off at a slice, in the order in which they were set. */
  public List<Alarm> take(BarBlock block, long slice) {
    if (set.isEmpty()) {
      return List.of();
    }
    List<Alarm> due = new ArrayList<>();
    for (Alarm alarm : set) {
      if (slice(alarm, block) == slice) {
        due.add(alarm);
      }
    }
    set.removeAll(due);
    return due;
  }

  private static long slice(Alarm alarm, BarBlock block) {
    BarFrame bars = block.frame(alarm.series());
    long row = alarm.row() - bars.firstRow();
    return row < 0 || row >= bars.rows()
        ? Long.MAX_VALUE
        : bars.firstSlice() + bars.offsets()[Math.toIntExact(row)];
  }

  /**
   * The row, counted from the beginning of the run, of the first bar of a series that stands in a
   * slice of this block or a later one.
   */
  public static long rowFrom(BarBlock block, int series, long slice) {
    BarFrame bars = block.frame(series);
    int row = 0;
    while (row < bars.rows() && bars.firstSlice() + bars.offsets()[row] < slice) {
      row++;
    }
    return bars.firstRow() + row;
  }
}
