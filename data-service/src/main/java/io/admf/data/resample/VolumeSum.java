package io.admf.data.resample;

/**
 * A sum of volumes in whole units of 1e-8, so that it does not depend on how the parts are grouped.
 *
 * <p>Each volume is taken as the nearest multiple of 1e-8, and multiples are added as integers. The
 * result is the double nearest to the sum, and gives back the same multiple when it is added again,
 * as long as the sum is whole and below 2<sup>53</sup>, or below 2<sup>26</sup> (67 million).
 * Beyond that a double does not hold eight decimals, and the last digits are those of this
 * grouping.
 */
final class VolumeSum {

  private static final long UNIT = 100_000_000;

  /** Volumes from here on are whole numbers already. */
  private static final double WHOLE = 0x1p53;

  private long whole;
  private long units;
  private double vast;

  void clear() {
    whole = 0;
    units = 0;
    vast = 0;
  }

  /** Adds a volume, which is at least 0. */
  void add(double volume) {
    if (volume >= WHOLE) {
      vast += volume;
      return;
    }
    long floor = (long) volume;
    whole += floor;
    units += Math.round((volume - floor) * UNIT);
    if (units >= UNIT) {
      whole += units / UNIT;
      units %= UNIT;
    }
  }

  double value() {
    double sum =
        whole < 1L << 26
            ? (whole * UNIT + units) / (double) UNIT // both exact, so that it is rounded once
            : whole + units / (double) UNIT;
    return vast == 0 ? sum : vast + sum;
  }
}
