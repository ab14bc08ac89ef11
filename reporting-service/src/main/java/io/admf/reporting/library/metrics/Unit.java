package io.admf.reporting.library.metrics;

/** What a metric counts, and so how reports print it. */
public enum Unit {
  /** A plain number. */
  RATIO,
  /** A fraction of one, printed as a percentage. */
  PERCENT,
  /** Units of the run's currency. */
  MONEY,
  /** A whole number. */
  COUNT,
  /** Days of 24 hours. */
  DAYS
}
