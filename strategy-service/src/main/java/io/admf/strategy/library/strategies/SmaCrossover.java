package io.admf.strategy.library.strategies;

import io.admf.component.Param;
import io.admf.event.Action;
import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Strategy;
import io.admf.strategy.Stretch;

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

  @Override
  public int seek(Stretch ahead, int from, int to, Action stance) {
    if (stance == Action.HOLD) {
      return seek(ahead, from, seek(ahead, from, to, Action.SELL), Action.BUY);
    }
    int over = stance == Action.SELL ? 0 : 1;
    int under = 1 - over;
    double[] higher = ahead.feature(over);
    double[] lower = ahead.feature(under);
    boolean below =
        from > 0
            ? higher[from - 1] <= lower[from - 1]
            : ahead.feature(2 + over)[0] <= ahead.feature(2 + under)[0];
    return crossing(higher, lower, below, from, to);
  }

  /**
   * The first row at which {@code over} is above {@code under} and was at most that before.
   *
   * @param below whether it was at most that before {@code from}
   */
  private static int crossing(double[] over, double[] under, boolean below, int from, int to) {
    int row = from;
    if (!below) {
      row = notAbove(over, under, from, to);
    }
    row = above(over, under, row, to);
    while (row < to && row > from && !(over[row - 1] <= under[row - 1])) { // was not a number
      row = above(over, under, notAbove(over, under, row, to), to);
    }
    return row;
  }

  private static int above(double[] over, double[] under, int from, int to) {
    for (int row = from; row < to; row++) {
      if (over[row] > under[row]) {
        return row;
      }
    }
    return to;
  }

  private static int notAbove(double[] over, double[] under, int from, int to) {
    for (int row = from; row < to; row++) {
      if (!(over[row] > under[row])) {
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
