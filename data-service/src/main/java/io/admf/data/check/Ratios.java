package io.admf.data.check;

import java.util.Locale;

/** What ratios of prices mean. */
final class Ratios {

  private static final double NEAR_POWER = 0.05;

  /** New shares for each old one, by how usual they are. */
  private static final double[][] SPLITS = {
    {2, 1}, {3, 1}, {4, 1}, {5, 1}, {7, 1}, {10, 1}, {20, 1}, {3, 2}, {5, 4}, {6, 5}, {4, 3},
    {5, 2}, {6, 1}, {8, 1}, {12, 1}, {15, 1}, {25, 1}, {30, 1}, {40, 1}, {50, 1}, {100, 1}
  };

  private Ratios() {}

  /** The power of ten, other than 1, that a ratio is nearly; 0 when it is none. */
  static int powerOfTen(double ratio) {
    double power = StrictMath.log10(ratio);
    double whole = Math.rint(power);
    return whole != 0 && Math.abs(power - whole) <= NEAR_POWER ? (int) whole : 0;
  }

  /**
   * The split that explains a fall of price.
   *
   * @param fall the price before over that after
   * @param tolerance how far off it may be, as a return
   * @return new and old shares, or an empty array when there is none so near
   */
  static double[] split(double fall, double tolerance) {
    double[] best = {};
    double nearest = tolerance;
    for (double[] split : SPLITS) {
      for (int way = 0; way < 2; way++) {
        double[] shares = way == 0 ? split : new double[] {split[1], split[0]};
        double off = Math.abs(StrictMath.log(fall * shares[1] / shares[0]));
        if (off < nearest) {
          nearest = off;
          best = shares;
        }
      }
    }
    return best;
  }

  /** A ratio as people say it: 1,000 times, 1/7, +23 %. */
  static String times(double ratio) {
    if (ratio >= 1.9) {
      return number(ratio) + " times";
    }
    return ratio <= 1 / 1.9
        ? "1/" + number(1 / ratio)
        : String.format(Locale.ROOT, "%+.0f %%", (ratio - 1) * 100);
  }

  private static String number(double ratio) {
    return String.format(Locale.ROOT, ratio < 20 ? "%.2f" : "%,.0f", ratio);
  }
}
