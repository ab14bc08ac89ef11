package io.admf.execution.matching;

/** Whether a fill gave liquidity to the market or took it. */
public enum Liquidity {
  /** The order rested at its limit until the market came to it. */
  MAKER,
  /** The order took what was offered: market orders, stops, and limits that could trade at once. */
  TAKER
}
