package io.admf.reporting.tally;

import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.time.Instants;
import java.util.Arrays;

/**
 * Notes when bars open, to tell a market that sleeps from one that does not. Saturday decides, not
 * Sunday: by UTC, Monday in Tokyo or Sydney and the week of foreign exchange begin on Sunday.
 */
public final class CalendarTally {

  private static final long HOUR = 3_600 * Instants.SECOND;
  private static final long SATURDAY = 2; // 1970-01-01 was a Thursday
  private static final int ROUND_THE_CLOCK_HOURS = 20;

  private boolean saturday;
  private int hours;
  private long hourStart = Long.MAX_VALUE;
  private long hourEnd = Long.MIN_VALUE;

  /** Takes the next block in. */
  public void add(BarBlock block) {
    for (int series = 0; series < block.seriesCount(); series++) {
      BarFrame frame = block.frame(series);
      if (series > 0 && likeTheOneBefore(block, series)) {
        continue; // its times have been seen
      }
      long[] times = frame.eventTimes();
      for (int row = 0; row < frame.rows(); row++) {
        if (times[row] < hourStart || times[row] >= hourEnd) { // most bars share one with the last
          enter(Math.floorDiv(times[row], HOUR));
        }
      }
    }
  }

  private static boolean likeTheOneBefore(BarBlock block, int series) {
    BarFrame before = block.frame(series - 1);
    BarFrame frame = block.frame(series);
    return Arrays.equals(
        before.eventTimes(), 0, before.rows(), frame.eventTimes(), 0, frame.rows());
  }

  private void enter(long hour) {
    hourStart = hour * HOUR;
    hourEnd = hourStart + HOUR;
    hours |= 1 << Math.floorMod(hour, 24);
    saturday |= Math.floorMod(Math.floorDiv(hour, 24L), 7L) == SATURDAY;
  }

  /** The kind of market seen so far. */
  public YearLength year() {
    if (saturday) {
      return YearLength.EVERY_DAY;
    }
    return Integer.bitCount(hours) >= ROUND_THE_CLOCK_HOURS
        ? YearLength.WEEKDAYS
        : YearLength.SESSIONS;
  }
}
