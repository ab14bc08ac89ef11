package io.admf.strategy.library.strategies;

import io.admf.component.Param;
import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Strategy;

/**
 * Follows the trend: momentum is the fast average over the slow one, less 1. BUY while it is above
 * the threshold, SELL while it is below the threshold's negative, HOLD between. Strength is always
 * 1: how much trend it takes is for the threshold to say.
 */
@Strategy(
    name = "momentum",
    description = "BUY while a fast average is above a slow one by a threshold, SELL while below",
    features = {"sma(fast_period)", "sma(slow_period)"})
record Momentum(
    @Param(value = "bars in the fast average", otherwise = "10", min = 1) int fastPeriod,
    @Param(value = "bars in the slow average", otherwise = "20", min = 2) int slowPeriod,
    @Param(
            value = "part by which the fast average must differ from the slow one",
            otherwise = "0.0",
            min = 0)
        double momentumThreshold)
    implements SignalStrategy {

  Momentum {
    if (fastPeriod >= slowPeriod) {
      throw new IllegalArgumentException(
          "fast_period must be less than slow_period, was %d with slow_period %d"
              .formatted(fastPeriod, slowPeriod));
    }
  }

  @Override
  public Decision decide(Moment now) {
    double momentum = now.feature(0) / now.feature(1) - 1;
    if (momentum > momentumThreshold) {
      return Decision.BUY;
    }
    return momentum < -momentumThreshold ? Decision.SELL : Decision.HOLD;
  }
}
