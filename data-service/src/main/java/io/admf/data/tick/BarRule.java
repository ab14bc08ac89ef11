package io.admf.data.tick;

/** What closes a bar of trades. */
public enum BarRule {
  /**
   * The clock: bars are aligned to the timeframe, and known when it has passed. Where nothing was
   * traded there is no bar.
   */
  TIME,
  /** So many trades. */
  TICK,
  /** So much traded, in units of the instrument. */
  VOLUME,
  /** So much money traded, price times size. */
  DOLLAR
}
