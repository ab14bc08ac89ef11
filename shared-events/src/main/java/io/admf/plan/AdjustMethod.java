package io.admf.plan;

/** How a dividend is turned into a factor. */
public enum AdjustMethod {
  /**
   * By its part in the close before it: 1 / (1 - dividend / previous close), as Yahoo and CRSP do.
   */
  PREVIOUS_CLOSE,
  /**
   * As if it bought more at the close of the first bar without it: 1 + dividend / close, as Quandl
   * does.
   */
  TOTAL_RETURN
}
