package io.admf.execution.matching;

import java.util.Locale;

/** The rules of the market that give an order its price. */
public enum FillRule {
  /** A market order at the open of the next bar. */
  NEXT_OPEN,
  /** A market order at the close of the next bar. */
  CLOSE,
  /** The bar reached the limit. */
  LIMIT,
  /** The bar opened at a better price than the limit. */
  LIMIT_BETTER_OPEN,
  /** The bar reached the stop. */
  STOP,
  /** The bar opened beyond the stop, and the order traded there. */
  STOP_GAP_OPEN,
  /** The bar reached the stop of a stop-limit order, which the limit allows. */
  STOP_LIMIT,
  /** The bar opened beyond the stop of a stop-limit order, within its limit. */
  STOP_LIMIT_GAP_OPEN,
  /** A market order that came to the market while the bar was under way, at the price of then. */
  ARRIVAL,
  /**
   * A limit order that came while the bar was under way, and its limit allowed the price of then.
   */
  LIMIT_ARRIVAL,
  /** A stop order that came while the bar was under way, and the price of then was at its stop. */
  STOP_ARRIVAL,
  /** A stop-limit order that came while the bar was under way, likewise within its limit. */
  STOP_LIMIT_ARRIVAL,
  /** An order on open at the open of a trading day. */
  ON_OPEN,
  /** An order on close at the close of a trading day. */
  ON_CLOSE,
  /** A market order at a quote. */
  TOUCH,
  /** A quote that the limit allows. */
  LIMIT_TOUCH,
  /** A quote at the stop or beyond, or one after it. */
  STOP_TOUCH,
  /** A quote at the stop or beyond, or one after it, that the limit allows. */
  STOP_LIMIT_TOUCH,
  /** An order on open at the first quote of a trading day. */
  ON_OPEN_TOUCH;

  private final String reason;

  FillRule() {
    this.reason = name().toLowerCase(Locale.ROOT);
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
          STOP_LIMIT_TOUCH,
          ARRIVAL,
          LIMIT_ARRIVAL,
          STOP_ARRIVAL,
          STOP_LIMIT_ARRIVAL,
          ON_OPEN,
          ON_CLOSE,
          ON_OPEN_TOUCH ->
          Liquidity.TAKER;
    };
  }
}
