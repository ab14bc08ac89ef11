package io.admf.frame;

/**
 * Looks ahead in one signal column for the rows at which an opinion turns, without the column being
 * written out as a {@link SignalFrame}. It says exactly what a loop over that frame would.
 *
 * <p>It looks at the block that its maker was given last. For one thread at a time.
 */
public interface TurnScan {

  /** How many rows the column has in the current block. */
  int rows();

  /**
   * The first row in {@code from} to {@code to - 1} with an opinion other than one's own: at which
   * the column says {@link SignalFrame#BUY} or {@link SignalFrame#SELL} and that is not {@code
   * stance}.
   *
   * @param from a row of the current block
   * @param to the row after the last to look at, at most {@link #rows}
   * @param stance {@link SignalFrame#BUY}, {@link SignalFrame#SELL} or, when one has no opinion
   *     yet, {@link SignalFrame#HOLD}
   * @return the row, or {@code to} where there is none
   * @throws IndexOutOfBoundsException if the rows are not in the block
   */
  int next(int from, int to, byte stance);

  /** What the column says at the row last found: {@link SignalFrame#BUY} or SELL. */
  byte action();

  /** Conviction at the row last found, 0 to 1. */
  double strength();
}
