package io.admf.event;

/** How an order meets the market. */
public enum OrderType {
  /** At the next price there is. */
  MARKET,
  /** At its limit or better. */
  LIMIT,
  /** A market order once the market has reached its stop. */
  STOP,
  /** A limit order once the market has reached its stop. */
  STOP_LIMIT,
  /** A stop order whose stop follows the market at a distance, never away from it. */
  TRAILING_STOP,
  /** At the opening price of a trading day, or not at all. */
  MARKET_ON_OPEN,
  /** At the closing price of a trading day, or not at all. */
  MARKET_ON_CLOSE,
  /** At the opening price of a trading day if that is within its limit. */
  LIMIT_ON_OPEN,
  /** At the closing price of a trading day if that is within its limit. */
  LIMIT_ON_CLOSE;

  /** Whether it has a limit price. */
  public boolean limited() {
    return switch (this) {
      case LIMIT, STOP_LIMIT, LIMIT_ON_OPEN, LIMIT_ON_CLOSE -> true;
      case MARKET, STOP, TRAILING_STOP, MARKET_ON_OPEN, MARKET_ON_CLOSE -> false;
    };
  }

  /** Whether it waits for a stop. */
  public boolean stops() {
    return switch (this) {
      case STOP, STOP_LIMIT, TRAILING_STOP -> true;
      case MARKET, LIMIT, MARKET_ON_OPEN, MARKET_ON_CLOSE, LIMIT_ON_OPEN, LIMIT_ON_CLOSE -> false;
    };
  }
}
