package io.admf.strategy.library.strategies;

import io.admf.component.Param;
import io.admf.event.Action;
import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Strategy;
import io.admf.strategy.Stretch;

/**
 * Expects a price far from its average to return. The z-score is the close less its average, in
 * population standard deviations of the same bars. BUY while it is below {@code -entry_z}, SELL
 * while it is above {@code entry_z}, HOLD between and where prices did not move at all. The price
 * target is the average. Strength is one half at the entry and grows with the distance to 1 at
 * twice the entry.
 */
@Strategy(
    name = "mean_reversion",
    description = "BUY while the close is far below its average, SELL while far above",
    features = {"sma(period)", "stddev(period)"},
    gives = Strategy.Level.TARGET)
record MeanReversion(
    @Param(value = "bars in the average", otherwise = "20", min = 2) int period,
    @Param(
            value = "standard deviations from the average that count as far",
            otherwise = "2.0",
            min = 1e-9)
        double entryZ)
    implements SignalStrategy {

  @Override
  public Decision decide(Moment now) {
    double mean = now.feature(0);
    double distance = now.close() - mean;
    double far = entryZ * now.feature(1);
    if (!(Math.abs(distance) > far) || far == 0) {
      return Decision.HOLD;
    }
    double strength = Math.min(1, Math.abs(distance) / far / 2);
    return (distance < 0 ? Decision.buy(strength) : Decision.sell(strength)).withTarget(mean);
  }

  @Override
  public int seek(Stretch ahead, int from, int to, Action stance) {
    double[] close = ahead.close();
    double[] mean = ahead.feature(0);
    double[] deviation = ahead.feature(1);
    boolean toBuy = stance != Action.BUY;
    boolean toSell = stance != Action.SELL;
    for (int row = from; row < to; row++) {
      double distance = close[row] - mean[row];
      double far = entryZ * deviation[row];
      if (far != 0 && ((toSell && distance > far) || (toBuy && -distance > far))) {
        return row;
      }
    }
    return to;
  }
}
