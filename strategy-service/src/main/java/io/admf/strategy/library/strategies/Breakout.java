package io.admf.strategy.library.strategies;

import io.admf.component.Param;
import io.admf.event.Action;
import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Strategy;
import io.admf.strategy.Stretch;

/**
 * Follows a price out of its range (Donchian's rule): BUY where the close is above the highest high
 * of the {@code lookback} bars before it, SELL where it is below their lowest low, HOLD inside.
 */
@Strategy(
    name = "breakout",
    description = "BUY where the close leaves the range of the bars before upwards, SELL downwards",
    features = {"highest(lookback)[1]", "lowest(lookback)[1]"})
record Breakout(@Param(value = "bars in the range", otherwise = "20", min = 1) int lookback)
    implements SignalStrategy {

  @Override
  public Decision decide(Moment now) {
    if (now.close() > now.feature(0)) {
      return Decision.BUY;
    }
    return now.close() < now.feature(1) ? Decision.SELL : Decision.HOLD;
  }

  @Override
  public int seek(Stretch ahead, int from, int to, Action stance) {
    double[] close = ahead.close();
    double[] highest = ahead.feature(0);
    double[] lowest = ahead.feature(1);
    boolean toBuy = stance != Action.BUY;
    boolean toSell = stance != Action.SELL;
    for (int row = from; row < to; row++) {
      if (close[row] > highest[row] ? toBuy : toSell && close[row] < lowest[row]) {
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
