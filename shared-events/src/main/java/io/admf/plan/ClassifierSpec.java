package io.admf.plan;

/**
 * A classifier column: one classifier with one set of parameters on one series.
 *
 * @param index its place in the run's list of classifier columns
 * @param id its name in events, such as {@code volatility_regime_20}
 * @param series the series it reads, by index
 */
public record ClassifierSpec(int index, String id, ComponentSpec classifier, int series) {}
