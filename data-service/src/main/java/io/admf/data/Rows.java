package io.admf.data;

import io.admf.frame.BarFrame;

/** Moves rows between columns. */
public final class Rows {

  private Rows() {}

  /** Copies {@code count} rows, offsets excepted. The two may be the same columns. */
  public static void copy(
      BarFrame.Columns from, int fromRow, BarFrame.Columns into, int intoRow, int count) {
    System.arraycopy(from.eventTimes(), fromRow, into.eventTimes(), intoRow, count);
    System.arraycopy(from.knownAt(), fromRow, into.knownAt(), intoRow, count);
    System.arraycopy(from.open(), fromRow, into.open(), intoRow, count);
    System.arraycopy(from.high(), fromRow, into.high(), intoRow, count);
    System.arraycopy(from.low(), fromRow, into.low(), intoRow, count);
    System.arraycopy(from.close(), fromRow, into.close(), intoRow, count);
    System.arraycopy(from.volume(), fromRow, into.volume(), intoRow, count);
  }

  /** The first {@code rows} rows, offsets included, with room for {@code capacity}. */
  static BarFrame.Columns grown(BarFrame.Columns columns, int rows, int capacity) {
    BarFrame.Columns larger = BarFrame.Columns.ofCapacity(capacity);
    copy(columns, 0, larger, 0, rows);
    System.arraycopy(columns.offsets(), 0, larger.offsets(), 0, rows);
    return larger;
  }

  /** Twice as many, but no more than {@code most}. */
  static int twice(int capacity, int most) {
    return (int) Math.min(2L * capacity, most);
  }
}
