package io.admf.execution.pricing;

import io.admf.event.Side;
import io.admf.time.Instants;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** What a portfolio has traded in the slice under way and in the month under way. */
final class Traded {

  private final Map<Integer, Long> bought = new TreeMap<>();
  private final Map<Integer, Long> sold = new TreeMap<>();
  private long slice = Long.MIN_VALUE;
  private long month = Long.MIN_VALUE;
  private double monthUnits;
  private long monthValue;

  /** Size units of a series that traded on a side in a slice so far. */
  long before(int series, Side side, long now) {
    if (slice != now) {
      slice = now;
      bought.clear();
      sold.clear();
    }
    return on(side).getOrDefault(series, 0L);
  }

  private Map<Integer, Long> on(Side side) {
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

  void inSlice(int series, Side side, long units) {
    on(side).merge(series, units, Math::addExact);
  }

  void inMonth(double wholeUnits, long value) {
    monthUnits += wholeUnits;
    monthValue = Math.addExact(monthValue, value);
  }
}
