package io.admf.reporting.tally;

/**
 * Equity over time in at most a few thousand points, each standing for as many slices.
 *
 * @param times of the last slice of each point, epoch nanoseconds
 * @param equity at that slice, money units
 * @param drawdown the deepest within the point: equity over its highest so far, less one
 */
public record EquityCurve(long[] times, long[] equity, double[] drawdown) {

  /** A curve that was not kept. */
  public static final EquityCurve NONE = new EquityCurve(new long[0], new long[0], new double[0]);
}
