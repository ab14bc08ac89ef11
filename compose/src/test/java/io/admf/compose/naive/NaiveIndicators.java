package io.admf.compose.naive;

import java.math.BigDecimal;
import java.math.MathContext;

/** Indicators at one bar, each from the first bar or the first of its window on, every time. */
final class NaiveIndicators {

  /** Enough for the mean of equal prices to be that price: a price alone may have 50 digits. */
  private static final MathContext DIGITS = new MathContext(120);

  private NaiveIndicators() {}

  /** The mean of the {@code n} values up to {@code at}. */
  static BigDecimal mean(BigDecimal[] values, int at, int n) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = at - n + 1; i <= at; i++) {
      sum = sum.add(values[i]);
    }
    return sum.divide(BigDecimal.valueOf(n), DIGITS);
  }

  /** The population variance of the {@code n} values up to {@code at}. */
  static BigDecimal variance(BigDecimal[] values, int at, int n) {
    BigDecimal mean = mean(values, at, n);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = at - n + 1; i <= at; i++) {
      BigDecimal distance = values[i].subtract(mean);
      sum = sum.add(distance.multiply(distance));
    }
    return sum.divide(BigDecimal.valueOf(n), DIGITS);
  }

  static double highest(double[] values, int at, int n) {
    double highest = values[at];
    for (int i = at - n + 1; i <= at; i++) {
      highest = Math.max(highest, values[i]);
    }
    return highest;
  }

  static double lowest(double[] values, int at, int n) {
    double lowest = values[at];
    for (int i = at - n + 1; i <= at; i++) {
      lowest = Math.min(lowest, values[i]);
    }
    return lowest;
  }

  /**
   * Wilder's relative strength index over {@code n} changes; there are {@code n} before the bar.
   */
  static double rsi(double[] close, int at, int n) {
    BigDecimal gain = BigDecimal.ZERO;
    BigDecimal loss = BigDecimal.ZERO;
    for (int i = 1; i <= at; i++) {
      double change = close[i] - close[i - 1];
      gain = wilder(gain, Math.max(change, 0), i, n);
      loss = wilder(loss, Math.max(-change, 0), i, n);
    }
    BigDecimal moved = gain.add(loss);
    return moved.signum() == 0
        ? 50
        : gain.divide(moved, MathContext.DECIMAL128)
            .multiply(BigDecimal.valueOf(100))
            .doubleValue();
  }

  /** Wilder's average true range over {@code n} ranges, the first of which is the second bar's. */
  static double atr(NaiveSetup on, int at, int n) {
    BigDecimal mean = BigDecimal.ZERO;
    for (int i = 1; i <= at; i++) {
      double before = on.close()[i - 1];
      double range =
          Math.max(
              on.high()[i] - on.low()[i],
              Math.max(Math.abs(on.high()[i] - before), Math.abs(on.low()[i] - before)));
      mean = wilder(mean, range, i, n);
    }
    return at < n ? Double.NaN : mean.doubleValue();
  }

  /** The average after the {@code count}-th value: a sum first, the mean from the n-th value on. */
  private static BigDecimal wilder(BigDecimal before, double value, int count, int n) {
    BigDecimal taken = new BigDecimal(value);
    if (count < n) {
      return before.add(taken);
    }
    BigDecimal weight = BigDecimal.valueOf(n);
    return count == n
        ? before.add(taken).divide(weight, MathContext.DECIMAL128)
        : before
            .multiply(BigDecimal.valueOf(n - 1L))
            .add(taken)
            .divide(weight, MathContext.DECIMAL128);
  }
}
