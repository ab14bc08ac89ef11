package io.admf.event;

/** What the limit and stop price of an order are counted from. */
public enum PriceBasis {
  /** From zero: they are prices. */
  PRICE,
  /**
   * They are percent above the average price at which the parent order was filled; negative for
   * below.
   */
  PARENT_PERCENT,
  /** They are amounts above the average price at which the parent order was filled. */
  PARENT_AMOUNT
}
