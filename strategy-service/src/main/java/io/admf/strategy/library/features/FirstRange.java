package io.admf.strategy.library.features;

/** What the true range of the very first bar is, which has no close before it. */
enum FirstRange {
  /** There is none, as in TA-Lib. */
  NONE,
  /** High less low, as in LEAN. */
  HIGH_LOW
}
