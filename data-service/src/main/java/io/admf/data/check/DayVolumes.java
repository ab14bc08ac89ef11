package io.admf.data.check;

import java.util.Arrays;

/** The volume of a usual day: the median of the last few. */
final class DayVolumes {

  private final double[] last = new double[5];
  private int count;
  private int at;

  void add(double volume) {
    last[at] = volume;
    at = (at + 1) % last.length;
    count = Math.min(count + 1, last.length);
  }

  /** 0 when no day is known. */
  double usual() {
    if (count == 0) {
      return 0;
    }
    double[] sorted = Arrays.copyOf(last, count);
    Arrays.sort(sorted);
    return sorted[count / 2];
  }
}
