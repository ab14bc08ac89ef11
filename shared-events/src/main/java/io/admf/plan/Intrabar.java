package io.admf.plan;

/** In which order prices are taken to have come within a bar, where that decides. */
public enum Intrabar {
  /**
   * Whatever is worse for the portfolio: stops before targets, and an order that the bar leaves in
   * doubt does not trade.
   */
  PESSIMISTIC,
  /** Open, high, low, close. */
  OHLC,
  /** Open, low, high, close. */
  OLHC,
  /** Whatever is better for the portfolio. */
  OPTIMISTIC
}
