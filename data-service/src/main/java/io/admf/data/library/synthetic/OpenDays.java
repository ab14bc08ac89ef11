package io.admf.data.library.synthetic;

/** On which days a made-up market is open. */
public enum OpenDays {
  /** Around the clock from Monday to Friday, UTC; a year has 252 such days. */
  WEEKDAYS,
  /** Always; a year has 365 days. */
  CONTINUOUS
}
