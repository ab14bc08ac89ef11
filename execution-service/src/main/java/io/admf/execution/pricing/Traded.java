package io.admf.execution.pricing;

import io.admf.event.Side;
import io.admf.time.Instants;
import java.time.LocalDate;
import java.util.Arrays;

/** What a portfolio has traded in the slice under way and in the month under way. */
final class Traded {

  private final InSlice bought = new InSlice();
  private final InSlice sold = new InSlice();
  private long month = Long.MIN_VALUE;
  private double monthUnits;
  private long monthValue;

  /** Size units of each series in the slice in which it last traded. */
  private static final class InSlice {
    private long[] units = new long[0];
    private long[] slices = new long[0];

    private long units(int series, long now) {
      return series < units.length && slices[series] == now ? units[series] : 0;
    }

    private void add(int series, long traded, long now) {
      if (series >= units.length) {
        units = Arrays.copyOf(units, Math.max(series + 1, 2 * units.length));
        slices = Arrays.copyOf(slices, units.length);
      }
      units[series] = Math.addExact(units(series, now), traded);
      slices[series] = now;
    }
  }

  /** Size units of a series that traded on a side in a slice so far. */
  long before(int series, Side side, long now) {
    return on(side).units(series, now);
  }

  private InSlice on(Side side) {
    return side == Side.BUY ? bought : sold;
  }

  /** Goes on to the month of a time, in epoch nanoseconds, if it is another. */
  void month(long time) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(time, Instants.DAY));
    long next = date.getYear() * 12L + date.getMonthValue();
    if (month != next) {
      month = next;
      monthUnits = 0;
      monthValue = 0;
    }
  }

  double monthUnits() {
    return monthUnits;
  }

  long monthValue() {
    return monthValue;
  }

  void inSlice(int series, Side side, long units, long now) {
    on(side).add(series, units, now);
  }

  void inMonth(double wholeUnits, long value) {
    monthUnits += wholeUnits;
    monthValue = Math.addExact(monthValue, value);
  }
}
