package io.admf.data.check;

import java.util.Arrays;

/**
 * How much prices usually move: the median size of the last returns over 0.6745, which for normal
 * returns is their standard deviation, and which no outlier moves much.
 */
final class Spread {

  private static final double NORMAL = 0.6745;
  private static final int REMEMBERED = 128;
  private static final int LEAST = 8;

  /** Until there are enough returns. */
  private static final double UNKNOWN = 0.02;

  private final double[] sizes = new double[REMEMBERED];
  private int at;
  private int count;

  void add(double returned) {
    sizes[at] = Math.abs(returned);
    at = (at + 1) % REMEMBERED;
    count = Math.min(count + 1, REMEMBERED);
  }

  double get() {
    if (count < LEAST) {
      return UNKNOWN;
    }
    double[] sorted = Arrays.copyOf(sizes, count);
    Arrays.sort(sorted);
    return sorted[count / 2] / NORMAL;
  }
}
