package io.admf.strategy.library.strategies;

import io.admf.component.Param;
import io.admf.event.Action;
import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Strategy;
import io.admf.strategy.Stretch;

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

  /** Much more than what rounding can do to a quotient: further inside, no division is needed. */
  private static final double HAIR = 0x1p-40;

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

  @Override
  public int seek(Stretch ahead, int from, int to, Action stance) {
    double[] fast = ahead.feature(0);
    double[] slow = ahead.feature(1);
    boolean toBuy = stance != Action.BUY;
    boolean toSell = stance != Action.SELL;
    double up = toBuy ? (1 + momentumThreshold) * (1 - HAIR) : Double.POSITIVE_INFINITY;
    double down = toSell ? (1 - momentumThreshold) * (1 + HAIR) : Double.NEGATIVE_INFINITY;
    for (int row = from; row < to; row++) {
      double by = slow[row];
      if (fast[row] < by * up && fast[row] > by * down && by > 0) {
        continue; // surely within the threshold
      }
      double momentum = fast[row] / by - 1;
      if ((toBuy && momentum > momentumThreshold) || (toSell && momentum < -momentumThreshold)) {
        return row;
      }
    }
    return to;
  }

  @Override
  public boolean fullConviction() {
    return true;
  }
}
