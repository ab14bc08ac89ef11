package io.admf.compose.axis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a range, both ends included. Decimals are exact: they do not drift. */
final class Range {

  /** How the numbers of a range with a count are spaced. */
  enum Scale {
    /** The difference of neighbours is the same everywhere. */
    LINEAR,
    /** The ratio of neighbours is the same everywhere. */
    LOG
  }

  /** Digits of a number that is not exact by its nature, so that a tenth is written 0.1. */
  private static final MathContext READABLE = new MathContext(12, RoundingMode.HALF_EVEN);

  private Range() {}

  /**
   * {@code from}, {@code from + step}, … up to {@code to}, each computed exactly.
   *
   * @param steps how many steps it takes, at least 0
   * @return Longs where both are whole, otherwise Doubles
   */
  static List<Number> stepped(BigDecimal from, BigDecimal step, int steps) {
    BigDecimal last = from.add(step.multiply(BigDecimal.valueOf(steps)));
    boolean whole = isLong(from) && isLong(step) && isLong(last);
    List<Number> values = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      BigDecimal value = from.add(step.multiply(BigDecimal.valueOf(i)));
      values.add(whole ? (Number) value.longValueExact() : (Number) value.doubleValue());
    }
    return values;
  }

  /**
   * Numbers from {@code from} to {@code to}, the ends exact and those between to 12 digits.
   *
   * @param count at least 2
   */
  static List<Number> counted(BigDecimal from, BigDecimal to, int count, Scale scale) {
    List<Number> values = new ArrayList<>();
    values.add(from.doubleValue());
    for (int i = 1; i < count - 1; i++) {
      BigDecimal value =
          switch (scale) {
            case LINEAR ->
                from.add(
                    to.subtract(from)
                        .multiply(BigDecimal.valueOf(i))
                        .divide(BigDecimal.valueOf(count - 1L), MathContext.DECIMAL128));
            case LOG -> geometric(from.doubleValue(), to.doubleValue(), (double) i / (count - 1));
          };
      values.add(value.round(READABLE).doubleValue());
    }
    values.add(to.doubleValue());
    return values;
  }

  private static BigDecimal geometric(double from, double to, double part) {
    double low = StrictMath.log(from);
    return new BigDecimal(StrictMath.exp(low + (StrictMath.log(to) - low) * part));
  }

  private static boolean isLong(BigDecimal value) {
    return isWhole(value) && value.toBigInteger().bitLength() < Long.SIZE;
  }

  static boolean isWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
