package io.admf.reporting.library.metrics;

/**
 * Turns the statistics of a run into one figure. Implement it by a record marked {@link Metric}.
 */
@FunctionalInterface
public interface Measure {

  /** The figure, or NaN when it is not defined for this run. Never infinite. */
  double of(RunStatistics run);
}
