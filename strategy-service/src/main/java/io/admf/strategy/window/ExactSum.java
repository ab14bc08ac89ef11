package io.admf.strategy.window;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A sum kept as two doubles, about 106 bits, which knows whether it is still exact. As long as it
 * is, it depends on what it holds and not on the order or the history of its making.
 */
public final class ExactSum {

  /** Digits enough to tell any double, and any midpoint between two, from its neighbours. */
  private static final MathContext DIGITS = new MathContext(800, RoundingMode.HALF_EVEN);

  /** A little more than 1: how far an error may be off before a rounding is looked at closely. */
  private static final double NEARLY = 1 + 0x1p-30;

  private double high;
  private double low;
  private double lost;

  /** Empties the sum. */
  public void clear() {
    high = 0;
    low = 0;
    lost = 0;
  }

  /** Adds a value. */
  public void add(double x) {
    double sum = high + x;
    double part = sum - high;
    double error = (high - (sum - part)) + (x - part);
    double rest = low + error;
    part = rest - low;
    lost += Math.abs((low - (rest - part)) + (error - part));
    high = sum;
    low = rest;
  }

  /** Adds {@code a} times {@code b}, with the whole product. */
  public void addProduct(double a, double b) {
    double product = a * b;
    add(product);
    add(Math.fma(a, b, -product));
  }

  /** Subtracts another sum. */
  public void subtract(ExactSum other) {
    add(-other.high);
    add(-other.low);
    lost += other.lost;
  }

  /** Whether nothing was lost to rounding since it was last cleared. */
  public boolean exact() {
    return lost == 0;
  }

  /** The sum, rounded. */
  public double value() {
    return high + low;
  }

  /**
   * The sum divided by {@code n}, correctly rounded: the double nearest to the quotient of what is
   * held, ties to even.
   *
   * @param n a positive whole number below 2<sup>53</sup>
   */
  public double over(double n) {
    return over(high, low, n);
  }

  /** The sum of {@code high} and {@code low} divided by {@code n}, correctly rounded. */
  static double over(double high, double low, double n) {
    double sum = high + low;
    double part = sum - high;
    double rest = (high - (sum - part)) + (low - part);
    double first = sum / n;
    double remainder = Math.fma(-first, n, sum);
    double second = (remainder + rest) / n;
    double quotient = first + second;
    double off = second - (quotient - first);
    if (quotient + off * NEARLY == quotient || tied(n, remainder, rest)) {
      return quotient;
    }
    if (!Double.isFinite(high) || !Double.isFinite(low)) {
      return Double.NaN;
    }
    return new BigDecimal(high)
        .add(new BigDecimal(low))
        .divide(new BigDecimal(n), DIGITS)
        .doubleValue();
  }

  /** Whether both parts of a quotient are exact, so that it was rounded once: an exact tie. */
  private static boolean tied(double n, double remainder, double rest) {
    double joined = remainder + rest;
    double part = joined - remainder;
    boolean whole = (remainder - (joined - part)) + (rest - part) == 0;
    return whole && Math.fma(-(joined / n), n, joined) == 0;
  }

  /** The quotient of two sums, to within one unit in the last place; exact where it is a double. */
  public double over(ExactSum divisor) {
    double by = divisor.high + divisor.low;
    double part = by - divisor.high;
    double byRest = (divisor.high - (by - part)) + (divisor.low - part);
    double sum = high + low;
    part = sum - high;
    double rest = (high - (sum - part)) + (low - part);
    double first = sum / by;
    double remainder = Math.fma(-first, by, sum) + (rest - first * byRest);
    return first + remainder / by;
  }

  /** The mean of {@code weight(i) * values[i]}, correctly rounded whatever the values are. */
  static double slowly(double[] values, int from, int count, boolean weighted, double n) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < count; i++) {
      double value = values[from + i];
      if (!Double.isFinite(value)) {
        return Double.NaN;
      }
      BigDecimal term = new BigDecimal(value);
      sum = sum.add(weighted ? term.multiply(BigDecimal.valueOf(i + 1L)) : term);
    }
    return sum.divide(new BigDecimal(n), DIGITS).doubleValue();
  }
}
