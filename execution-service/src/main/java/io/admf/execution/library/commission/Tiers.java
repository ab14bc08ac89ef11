package io.admf.execution.library.commission;

import java.math.BigDecimal;

/**
 * Rates by size: what lies between one step and the next costs the rate of that step.
 *
 * @param from where each step begins, ascending, the first 0
 * @param rates of each step
 */
record Tiers(double[] from, double[] rates) {

  private static final String EXAMPLE = "0: 0.5, 10000: 0.3, 100000: 0.1";

  /**
   * Reads steps and rates, as {@code 0: 0.5, 10000: 0.3}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Tiers read(String text) {
    String[] steps = text.split(",", -1);
    double[] from = new double[steps.length];
    double[] rates = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      String[] pair = steps[i].split(":", -1);
      if (pair.length != 2) {
        throw new IllegalArgumentException(
            "tiers must be steps and rates such as %s, was %s".formatted(EXAMPLE, text));
      }
      from[i] = number(pair[0], text);
      rates[i] = number(pair[1], text);
      if (i == 0 ? from[0] != 0 : from[i] <= from[i - 1]) {
        throw new IllegalArgumentException(
            "tiers must begin at 0 and ascend as in %s, was %s".formatted(EXAMPLE, text));
      }
    }
    return new Tiers(from, rates);
  }

  private static double number(String part, String text) {
    double value;
    try {
      value = new BigDecimal(part.strip()).doubleValue();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "tiers must be numbers such as %s, was %s in %s".formatted(EXAMPLE, part.strip(), text),
          e);
    }
    if (!(value >= 0 && value <= 1e15)) {
      throw new IllegalArgumentException(
          "tiers must be numbers from 0 to 1e15, was %s in %s".formatted(part.strip(), text));
    }
    return value;
  }

  /** The sum of rate × size over all that lies between two sizes. */
  double between(double low, double high) {
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      double until = i + 1 < from.length ? from[i + 1] : Double.POSITIVE_INFINITY;
      double part = Math.min(high, until) - Math.max(low, from[i]);
      if (part > 0) {
        sum += part * rates[i];
      }
    }
    return sum;
  }
}
