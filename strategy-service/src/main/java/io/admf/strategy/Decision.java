package io.admf.strategy;

import io.admf.event.Action;

/**
 * A strategy's opinion at one bar.
 *
 * @param strength conviction, 0 to 1; 0 for HOLD
 * @param priceTarget where to take profit; NaN for none
 * @param stopLoss where to give up; NaN for none
 */
public record Decision(Action action, double strength, double priceTarget, double stopLoss) {

  /** No opinion: it changes nothing. */
  public static final Decision HOLD = new Decision(Action.HOLD, 0, Double.NaN, Double.NaN);

  /** Buy with full conviction. */
  public static final Decision BUY = new Decision(Action.BUY, 1, Double.NaN, Double.NaN);

  /** Sell with full conviction. */
  public static final Decision SELL = new Decision(Action.SELL, 1, Double.NaN, Double.NaN);

  public Decision {
    if (!(strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException("strength must be from 0 to 1, was " + strength);
    }
  }

  /** Buy with a conviction from 0 to 1. */
  public static Decision buy(double strength) {
    return new Decision(Action.BUY, strength, Double.NaN, Double.NaN);
  }

  /** Sell with a conviction from 0 to 1. */
  public static Decision sell(double strength) {
    return new Decision(Action.SELL, strength, Double.NaN, Double.NaN);
  }

  /** The same opinion with a price at which to take profit. */
  public Decision withTarget(double price) {
    return new Decision(action, strength, price, stopLoss);
  }

  /** The same opinion with a price at which to give up. */
  public Decision withStop(double price) {
    return new Decision(action, strength, priceTarget, price);
  }
}
