package io.admf.event;

/** How long an order stays in the market. */
public enum TimeInForce {
  /** Until it is filled or cancelled, or the data ends. */
  GTC,
  /** Until the end of the trading day of the first bar that it can meet. */
  DAY,
  /** Until {@link OrderRules#expiresAt}. */
  GTD,
  /** What can be traded at once; the rest is cancelled. */
  IOC,
  /** All of it at once, or nothing. */
  FOK
}
