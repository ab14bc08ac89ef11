package io.admf.data.library.synthetic;

/** When the market is open. */
public enum TradingCalendar {
  /** Around the clock from Monday to Friday, UTC; a year has 252 such days. */
  WEEKDAYS,
  /** Always; a year has 365 days. */
  CONTINUOUS
}
