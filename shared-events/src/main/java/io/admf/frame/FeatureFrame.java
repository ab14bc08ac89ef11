package io.admf.frame;

import java.util.List;

/**
 * Indicator values of one series, row by row with the {@link BarFrame} of the same number.
 *
 * @param series index of the series in the run
 * @param number of the frame
 * @param rows how many rows count
 * @param names column names, such as {@code sma_20}
 * @param values one array for each name; NaN while the indicator is warming up
 */
public record FeatureFrame(
    int series, long number, int rows, List<String> names, double[][] values) {

  /** The column called {@code name}. */
  public double[] column(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("expected one of " + names + ", was " + name);
    }
    return values[at];
  }
}
