package io.admf.data.row;

/** Which instant of its bar a row's time is. */
public enum Stamp {
  /** The time at which the bar opens. */
  OPEN,
  /** The time at which the bar closes and is known. */
  CLOSE,
  /**
   * The last second or millisecond of the bar, such as 09:34:59 or 09:34:59.999: it closes with the
   * minute, or with the timeframe where that is shorter.
   */
  LAST
}
