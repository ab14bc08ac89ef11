package io.admf.data.row;

/** Which end of its bar a row's time is. */
public enum Stamp {
  /** The time at which the bar opens. */
  OPEN,
  /** The time at which the bar closes and is known. */
  CLOSE
}
