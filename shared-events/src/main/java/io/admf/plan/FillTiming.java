package io.admf.plan;

/** Where an order is filled. The first two say it of market orders in the next bar. */
public enum FillTiming {
  /** At the opening price of the next bar. */
  NEXT_OPEN,
  /** At the closing price of the next bar. */
  CLOSE,
  /**
   * Against the quotes that follow, not bars: purchases at the ask, sales at the bid, for no more
   * than is quoted at a time.
   */
  TOUCH,
  /** Against the quotes that follow, at the middle of bid and ask. */
  MID,
  /** Against the quotes that follow, at the bid whatever the side. */
  BID,
  /** Against the quotes that follow, at the ask whatever the side. */
  ASK;

  /** Whether orders meet quotes, not bars. */
  public boolean quotes() {
    return switch (this) {
      case NEXT_OPEN, CLOSE -> false;
      case TOUCH, MID, BID, ASK -> true;
    };
  }
}
