package io.admf.plan;

/** Where in the next bar of its symbol a market order is filled. */
public enum FillTiming {
  /** At the opening price of the next bar. */
  NEXT_OPEN,
  /** At the closing price of the next bar. */
  CLOSE
}
