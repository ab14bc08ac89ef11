package io.admf.compose.forecast;

/** What estimates assume. {@code docs/performance.md} says where each comes from. */
final class Rates {

  /** Combinations times bars that one thread gets through in a second. */
  static final double COMBINATION_BARS_PER_SECOND = 150e6;

  /** Bars that are read and checked in a second. */
  static final double BARS_READ_PER_SECOND = 2e6;

  /** From the command to the first bar. */
  static final double START_SECONDS = 0.3;

  /** What a run takes that has next to nothing to do. */
  static final double START_BYTES = 90e6;

  /** What a portfolio that nobody traces adds. */
  static final double PORTFOLIO_BYTES = 32 * 1024;

  /** A bar in a frame: two times, five numbers, and where it stands in its slice. */
  static final double BAR_BYTES = 60;

  /** A value in a feature column. */
  static final double FEATURE_BYTES = 8;

  /** An opinion in a signal column: action and strength. */
  static final double SIGNAL_BYTES = 9;

  private Rates() {}
}
