package io.admf.execution.matching;

import java.util.Locale;

/** The rules of the market that give an order its price. */
public enum FillRule {
  /** A market order at the open of the next bar. */
  NEXT_OPEN(true),
  /** A market order at the close of the next bar. */
  CLOSE(false),
  /** The bar reached the limit. */
  LIMIT(false),
  /** The bar opened at a better price than the limit. */
  LIMIT_BETTER_OPEN(true),
  /** The bar reached the stop. */
  STOP(false),
  /** The bar opened beyond the stop, and the order traded there. */
  STOP_GAP_OPEN(true),
  /** The bar reached the stop of a stop-limit order, which the limit allows. */
  STOP_LIMIT(false),
  /** The bar opened beyond the stop of a stop-limit order, within its limit. */
  STOP_LIMIT_GAP_OPEN(true),
  /** A market order at a quote. */
  TOUCH(false),
  /** A quote that the limit allows. */
  LIMIT_TOUCH(false),
  /** A quote at the stop or beyond, or one after it. */
  STOP_TOUCH(false),
  /** A quote at the stop or beyond, or one after it, that the limit allows. */
  STOP_LIMIT_TOUCH(false);

  private final String reason;
  private final boolean atOpen;

  FillRule(boolean atOpen) {
    this.reason = name().toLowerCase(Locale.ROOT);
    this.atOpen = atOpen;
  }

  /** Its name in fills, such as {@code next_open}. */
  public String reason() {
    return reason;
  }

  /** Whether the order rested until the market came to it, or took what was offered. */
  public Liquidity liquidity() {
    return switch (this) {
      case LIMIT -> Liquidity.MAKER;
      case NEXT_OPEN,
          CLOSE,
          LIMIT_BETTER_OPEN,
          STOP,
          STOP_GAP_OPEN,
          STOP_LIMIT,
          STOP_LIMIT_GAP_OPEN,
          TOUCH,
          LIMIT_TOUCH,
          STOP_TOUCH,
          STOP_LIMIT_TOUCH ->
          Liquidity.TAKER;
    };
  }

  /** Whether the trade happens as the bar opens rather than before it closes. */
  public boolean atOpen() {
    return atOpen;
  }
}
