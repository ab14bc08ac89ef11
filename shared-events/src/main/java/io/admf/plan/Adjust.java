package io.admf.plan;

/** What prices are adjusted for, from the first bar of a run on. */
public enum Adjust {
  /** Nothing: positions and open orders are split, dividends are paid. */
  NONE,
  /** Splits: a price is that of as many units as one unit at the start has become. */
  SPLITS,
  /** Splits and dividends: a price is that of a unit at the start, dividends put back into it. */
  SPLITS_AND_DIVIDENDS
}
