package io.admf.data.library.synthetic;

/** The bars of a market in time, one after the other. */
interface BarClock {

  /** The length of a bar in years of trading. */
  double years();

  /** When the next bar opens, epoch nanoseconds; {@link Long#MAX_VALUE} where time ends. */
  long tick();

  /** When the bar of the last {@link #tick} closes. */
  long closes();
}
