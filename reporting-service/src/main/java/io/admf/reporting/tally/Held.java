package io.admf.reporting.tally;

import io.admf.money.Instrument;
import io.admf.money.Money;

/**
 * What one instrument is worth at the slices of a block, for whoever holds some of it.
 *
 * @param marks latest close at each slice; NaN before the first bar
 * @param low the lowest of them; NaN if one is missing
 * @param high the highest of them; NaN if one is missing
 */
public record Held(Instrument instrument, double[] marks, double low, double high) {

  /**
   * Below this, 90 million of a currency: amounts and the sums of two are whole numbers that a
   * double holds, and so is the sum of a chunk of them to a {@code long}.
   */
  private static final double LIMIT = 0x1p53;

  /** The marks of a block. */
  public static Held of(Instrument instrument, double[] marks, int slices) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < slices; i++) {
      low = Math.min(low, marks[i]); // of which one that is NaN makes NaN
      high = Math.max(high, marks[i]);
    }
    return new Held(instrument, marks, low, high);
  }

  /**
   * Whether the position and its account are worth more than nothing at every slice, and amounts
   * are small enough to be reckoned with in doubles exactly.
   *
   * @param cash money units
   * @param units size units, negative when short
   */
  boolean harmless(long cash, long units) {
    double perPrice = (double) units * Money.SCALE / instrument.unitsPerOne();
    double worst = cash + perPrice * (units > 0 ? low : high);
    double most = Math.abs((double) cash) + Math.abs(perPrice) * Math.max(high, -low);
    return worst > 1 && Math.abs(perPrice) * low > 1 && most < LIMIT;
  }

  /** Whether an amount is positive and small enough. */
  static boolean harmless(long amount) {
    return amount > 0 && amount < LIMIT;
  }
}
