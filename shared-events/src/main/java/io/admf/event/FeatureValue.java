package io.admf.event;

/**
 * One indicator value.
 *
 * @param name its column name, such as {@code sma_20}
 * @param value the value; NaN while the indicator is warming up
 */
public record FeatureValue(String name, double value) {}
