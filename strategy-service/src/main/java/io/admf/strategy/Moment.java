package io.admf.strategy;

/**
 * What is known at one bar: the bar, and the declared features at it. Nothing later can be reached.
 *
 * <p>One object is moved from bar to bar: it is valid during the call that it is handed to, and
 * must not be kept.
 */
public interface Moment {

  /**
   * The value of a declared feature.
   *
   * @param index its place in the list of features that the component declares, from 0
   */
  double feature(int index);

  /** Opening price. */
  double open();

  /** Highest price. */
  double high();

  /** Lowest price. */
  double low();

  /** Closing price. */
  double close();

  /** Volume, in whole units of the instrument. */
  double volume();

  /** Number of the bar in its series, from 0. */
  long barNumber();

  /** When the bar is known, epoch nanoseconds: its close. */
  long time();

  /**
   * The latest bar of a subscribed series that is known at this bar, with the same declared
   * features computed on that series.
   *
   * @param subscription its place in the list of subscriptions; 0 is the series whose bar this is
   */
  Moment on(int subscription);
}
