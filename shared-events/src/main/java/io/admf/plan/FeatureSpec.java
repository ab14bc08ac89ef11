package io.admf.plan;

/**
 * An indicator wanted by someone other than a strategy, such as a sizer.
 *
 * @param series the series, by index
 * @param expression such as {@code atr(14)}
 * @param column the name that its column goes by in feature frames, such as {@code atr_14}
 */
public record FeatureSpec(int series, String expression, String column) {}
