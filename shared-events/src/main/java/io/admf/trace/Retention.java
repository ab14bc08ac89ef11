package io.admf.trace;

/** Which events a tracer goes on keeping. */
public sealed interface Retention {

  /** All of them ({@code all}). */
  record All() implements Retention {}

  /**
   * Those of trades that are not complete ({@code trade_complete}): a trade's story begins with its
   * order request, order, fill or opening, and is forgotten when its POSITION_CLOSE has been
   * delivered, or when its only order is rejected or cancelled. Events of no trade are not kept.
   */
  record TradeComplete() implements Retention {}

  /**
   * The latest ({@code sliding_window}).
   *
   * @param maxEvents how many, at least 1
   */
  record SlidingWindow(int maxEvents) implements Retention {
    public SlidingWindow {
      if (maxEvents < 1) {
        throw new IllegalArgumentException("expected a window of at least 1, was " + maxEvents);
      }
    }
  }
}
