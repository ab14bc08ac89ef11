package io.admf.execution.matching;

import io.admf.frame.BarFrame;
import io.admf.money.Instrument;
import java.math.BigDecimal;

/**
 * How much of a bar's volume one portfolio may take: {@code ⌊cap × volume⌋} counted in the
 * instrument's size units, in exact decimals, shared by all the portfolio's orders that meet the
 * bar, first come first served. An order cut in two gets no more than before.
 */
public final class Participation {

  private final long[] left;
  private final long[] asked;
  private long slices;

  public Participation(int seriesCount) {
    left = new long[seriesCount];
    asked = new long[seriesCount];
  }

  /** Begins a slice: nothing is taken yet. */
  public void begin() {
    slices++;
  }

  /**
   * Takes as much of {@code wanted} as the cap leaves.
   *
   * @param cap the part of the volume, 0 for no limit
   * @return size units, 0 or more
   */
  public long take(double cap, Instrument instrument, BarFrame frame, int row, long wanted) {
    long taken = Math.min(wanted, left(cap, instrument, frame, row));
    if (cap != 0) {
      left[frame.series()] -= taken;
    }
    return taken;
  }

  /** How much the cap still leaves of a bar, size units. */
  public long left(double cap, Instrument instrument, BarFrame frame, int row) {
    if (cap == 0) {
      return Long.MAX_VALUE;
    }
    int series = frame.series();
    if (asked[series] != slices) {
      asked[series] = slices;
      left[series] = allowance(cap, frame.volume()[row], instrument);
    }
    return left[series];
  }

  private static long allowance(double cap, double volume, Instrument instrument) {
    if (cap * volume * instrument.unitsPerOne() >= 0x1p62) {
      return Long.MAX_VALUE;
    }
    return instrument.units(BigDecimal.valueOf(cap).multiply(BigDecimal.valueOf(volume)));
  }
}
