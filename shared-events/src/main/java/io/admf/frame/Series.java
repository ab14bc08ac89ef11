package io.admf.frame;

import io.admf.money.Instrument;
import io.admf.time.Timeframe;

/**
 * One stream of bars: an instrument at a timeframe.
 *
 * @param index its place in the run's list of series, which is the order inside a slice: timeframe
 *     ascending, then symbol
 */
public record Series(int index, Instrument instrument, Timeframe timeframe) {

  /** The instrument's symbol. */
  public String symbol() {
    return instrument.symbol();
  }

  /** The name of its container: {@code SPY_1d}. */
  public String id() {
    return symbol() + '_' + timeframe;
  }
}
