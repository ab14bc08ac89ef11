package io.admf.strategy.feature;

import io.admf.strategy.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * One column of values, fully resolved: two expressions that mean the same give equal names.
 *
 * @param name the canonical name: {@code sma_20}, {@code macd_12_26_9_histogram}, {@code
 *     highest_20_lag1}, {@code close}
 * @param base the canonical name without output and lag, the same for all outputs of an indicator
 * @param indicator what computes it, or null for a column that bars or releases bring
 * @param output index of the indicator's output
 * @param lag how many bars ago, at least 0
 */
public record FeatureColumn(
    String name, String base, @Nullable Indicator indicator, int output, int lag) {

  /** What the columns of economic figures begin with. */
  static final String ECONOMIC = "economic_";

  /** Whether a column of this name shows an economic figure. */
  public static boolean showsFigure(String name) {
    return name.startsWith(ECONOMIC);
  }

  /** The economic figure that it shows, or null. */
  @Nullable String figure() {
    return indicator == null && base.startsWith(ECONOMIC)
        ? base.substring(ECONOMIC.length())
        : null;
  }

  /** How many bars pass before the first valid value. */
  public int warmup() {
    return (indicator == null ? 0 : indicator.warmup()) + lag;
  }
}
