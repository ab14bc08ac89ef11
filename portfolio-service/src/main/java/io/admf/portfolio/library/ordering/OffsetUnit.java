package io.admf.portfolio.library.ordering;

/** What the offset of a price is counted in. */
public enum OffsetUnit {
  /** Percent of the decision price. */
  PERCENT,
  /** Money for one whole unit. */
  AMOUNT,
  /** Average true ranges. */
  ATR
}
