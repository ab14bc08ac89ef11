package io.admf.strategy;

/**
 * The bars of a frame and the declared features at them, as whole columns: what {@link
 * SignalStrategy#seek} runs along. The value of row <i>r</i> stands at index <i>r</i> of every
 * column.
 *
 * <p>The columns are not to be changed or kept, and may be longer than the frame has rows.
 */
public interface Stretch {

  /**
   * The values of a declared feature.
   *
   * @param index its place in the list of features that the component declares, from 0
   */
  double[] feature(int index);

  /** Opening prices. */
  double[] open();

  /** Highest prices. */
  double[] high();

  /** Lowest prices. */
  double[] low();

  /** Closing prices. */
  double[] close();

  /** Volumes, in whole units of the instrument. */
  double[] volume();

  /**
   * What is known at a row. One object is moved from row to row: it is valid until the next call.
   */
  Moment at(int row);
}
