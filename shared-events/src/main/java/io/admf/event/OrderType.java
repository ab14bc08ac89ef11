package io.admf.event;

/** How an order meets the market. */
public enum OrderType {
  MARKET,
  LIMIT,
  STOP,
  STOP_LIMIT
}
