package io.admf.ledger;

import io.admf.frame.BarBlock;
import io.admf.time.Instants;
import java.util.Arrays;

/** The slices of a block at which a day, in UTC, has begun since the slice before. */
final class Days {

  private long[] slices = new long[4];
  private long[] passed = new long[4];
  private int size;
  private long latest = Long.MIN_VALUE;

  /** The day of an instant: days since 1970-01-01, UTC. */
  static long day(long nanos) {
    return Math.floorDiv(nanos, Instants.DAY);
  }

  /** Weekdays later than a day: Saturdays and Sundays are not counted. */
  static long weekdaysLater(long day, int weekdays) {
    long later = day;
    for (int left = weekdays; left > 0; ) {
      later++;
      long weekday = Math.floorMod(later + 3, 7); // 1970-01-01 was a Thursday: 0 is Monday
      if (weekday < 5) {
        left--;
      }
    }
    return later;
  }

  /** Goes to the next block. */
  void enter(BarBlock block) {
    size = 0;
    long[] times = block.sliceTimes();
    for (int i = 0; i < block.slices(); i++) {
      long day = day(times[i]);
      if (day > latest) {
        if (latest != Long.MIN_VALUE) {
          add(block.firstSlice() + i, day - latest);
        }
        latest = day;
      }
    }
  }

  private void add(long slice, long days) {
    if (size == slices.length) {
      slices = Arrays.copyOf(slices, 2 * size);
      passed = Arrays.copyOf(passed, 2 * size);
    }
    slices[size] = slice;
    passed[size++] = days;
  }

  /** The slice of one of them; {@link Long#MAX_VALUE} when there are not so many. */
  long slice(int number) {
    return number < size ? slices[number] : Long.MAX_VALUE;
  }

  /** Calendar days since the slice before. */
  long passed(int number) {
    return passed[number];
  }
}
