package io.admf.strategy.library.strategies;

import io.admf.component.Param;
import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Strategy;

/**
 * Crossings of two moving averages, as events: BUY on the bar at which the fast average goes from
 * at most the slow one to above it, SELL where it goes from at least to below, HOLD on all other
 * bars. The first bar with both averages is never a crossing, since there is nothing before it.
 */
@Strategy(
    name = "sma_crossover",
    description = "BUY or SELL on the bar at which a fast average crosses a slow one",
    features = {
      "sma(fast_period)",
      "sma(slow_period)",
      "sma(fast_period)[1]",
      "sma(slow_period)[1]"
    })
record SmaCrossover(
    @Param(value = "bars in the fast average", otherwise = "10", min = 1) int fastPeriod,
    @Param(value = "bars in the slow average", otherwise = "20", min = 2) int slowPeriod)
    implements SignalStrategy {

  SmaCrossover {
    if (fastPeriod >= slowPeriod) {
      throw new IllegalArgumentException(
          "fast_period must be less than slow_period, was %d with slow_period %d"
              .formatted(fastPeriod, slowPeriod));
    }
  }

  @Override
  public Decision decide(Moment now) {
    double fast = now.feature(0);
    double slow = now.feature(1);
    double fastBefore = now.feature(2);
    double slowBefore = now.feature(3);
    if (fast > slow && fastBefore <= slowBefore) {
      return Decision.BUY;
    }
    if (fast < slow && fastBefore >= slowBefore) {
      return Decision.SELL;
    }
    return Decision.HOLD;
  }
}
