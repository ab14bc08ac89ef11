package io.admf.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Amounts of a currency as {@code long} counts of 10<sup>-8</sup> of its unit.
 *
 * <p>Eight decimals hold a percentage commission on any price to within half of 10<sup>-8</sup>,
 * and leave room for 92 billion of the unit. Sums are made with {@link Math#addExact}: an account
 * that outgrows the range stops the run, it never wraps.
 */
public final class Money {

  /** How many money units make one unit of a currency. */
  public static final long SCALE = 100_000_000L;

  /** Decimal digits of {@link #SCALE}. */
  public static final int DECIMALS = 8;

  private Money() {}

  /**
   * The nearest count of money units, ties to even. This is the one rounding that money knows.
   *
   * @throws ArithmeticException if {@code amount} is not finite or outside the range
   */
  public static long of(double amount) {
    return round(amount * SCALE);
  }

  /** The exact money units of {@code amount}, rounded half to even beyond eight decimals. */
  public static long of(BigDecimal amount) {
    return amount.movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }

  /**
   * The amount as a {@code double}, for ratios, metrics and display; never added back to a book.
   */
  public static double toDouble(long units) {
    return (double) units / SCALE;
  }

  /** Rounds a count of money units that is not whole: to nearest, ties to even. */
  public static long round(double units) {
    double nearest = Math.rint(units);
    if (!(Math.abs(nearest) < 0x1p63)) {
      throw new ArithmeticException(
          "expected an amount within ±" + Long.MAX_VALUE / SCALE + ", was " + units / SCALE);
    }
    return (long) nearest;
  }

  /**
   * The same amount in another currency: one rounding, none at a rate of 1.
   *
   * @param rate what one of its currency is worth in the other
   */
  public static long convert(long units, double rate) {
    return rate == 1 ? units : round(units * rate);
  }

  /**
   * Plain decimal text without trailing zeros beyond two decimals: {@code 28.178400}→{@code
   * 28.1784}.
   */
  public static String format(long units) {
    BigDecimal amount = BigDecimal.valueOf(units, DECIMALS).stripTrailingZeros();
    return (amount.scale() < 2 ? amount.setScale(2, RoundingMode.UNNECESSARY) : amount)
        .toPlainString();
  }

  /**
   * {@code amount × numerator ÷ denominator}, rounded toward zero, without overflow in between.
   * Used to take a share of a cost; what rounding leaves stays in the remainder of the lot.
   *
   * @throws ArithmeticException if the quotient is outside the range or {@code denominator} is 0
   */
  public static long share(long amount, long numerator, long denominator) {
    long high = Math.multiplyHigh(amount, numerator);
    long low = amount * numerator;
    if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
      return Math.divideExact(low, denominator);
    }
    return BigDecimal.valueOf(amount)
        .multiply(BigDecimal.valueOf(numerator))
        .divideToIntegralValue(BigDecimal.valueOf(denominator))
        .longValueExact();
  }
}
