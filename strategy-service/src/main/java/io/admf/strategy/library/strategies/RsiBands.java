package io.admf.strategy.library.strategies;

import io.admf.component.Param;
import io.admf.event.Action;
import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Strategy;
import io.admf.strategy.Stretch;

/**
 * Fades extremes of the relative strength index: BUY while it is below {@code oversold}, SELL while
 * it is above {@code overbought}, HOLD between.
 */
@Strategy(
    name = "rsi",
    description = "BUY while the RSI is oversold, SELL while it is overbought",
    features = "rsi(period)")
record RsiBands(
    @Param(value = "changes in the index", otherwise = "14", min = 1) int period,
    @Param(value = "index below which the price is oversold", otherwise = "30", min = 0, max = 100)
        double oversold,
    @Param(value = "index above which it is overbought", otherwise = "70", min = 0, max = 100)
        double overbought)
    implements SignalStrategy {

  RsiBands {
    if (oversold >= overbought) {
      throw new IllegalArgumentException(
          "oversold must be less than overbought, was %s with overbought %s"
              .formatted(oversold, overbought));
    }
  }

  @Override
  public Decision decide(Moment now) {
    double rsi = now.feature(0);
    if (rsi < oversold) {
      return Decision.BUY;
    }
    return rsi > overbought ? Decision.SELL : Decision.HOLD;
  }

  @Override
  public int seek(Stretch ahead, int from, int to, Action stance) {
    double[] rsi = ahead.feature(0);
    double low = stance == Action.BUY ? Double.NEGATIVE_INFINITY : oversold;
    double high = stance == Action.SELL ? Double.POSITIVE_INFINITY : overbought;
    for (int row = from; row < to; row++) {
      if (rsi[row] < low || rsi[row] > high) {
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
