package io.admf.strategy.library.strategies;

import io.admf.component.ComponentException;
import io.admf.component.Param;
import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Strategy;

/**
 * Trades the first of a pair of symbols on the return of what separates the two on their short
 * bars, as long as their long bars do not pull the other way. A symbol stands where its close is
 * over its average, less 1; the gap is where the first stands less where the second does.
 *
 * <p>Reads five series: the pair's short bars, the pair's long bars, and a gauge of fear such as
 * VIX. BUY while the gap on short bars is below {@code -entry} and the gap on long bars is not
 * negative; SELL while it is above {@code entry} and the long gap is not positive, and always while
 * the gauge stands more than {@code calm} above its average; HOLD otherwise.
 */
@Strategy(
    name = "multi_timeframe_pairs",
    description =
        "BUY the first of a pair while it lags on short bars and leads on long ones; subscribes to"
            + " five series: both short, both long, a gauge of fear",
    features = {"sma(period)"})
record MultiTimeframePairs(
    @Param(value = "bars in the averages of all five series", otherwise = "20", min = 2) int period,
    @Param(
            value = "gap between the two on short bars that counts as wide, as a fraction",
            otherwise = "0.002",
            min = 0)
        double entry,
    @Param(
            value = "how far above its average the gauge may stand, as a fraction",
            otherwise = "0.2",
            min = 0)
        double calm)
    implements SignalStrategy {

  private static final int FIRST_SHORT = 0;
  private static final int SECOND_SHORT = 1;
  private static final int FIRST_LONG = 2;
  private static final int SECOND_LONG = 3;
  private static final int GAUGE = 4;

  @Override
  public Decision decide(Moment now) {
    if (stands(now, GAUGE) > calm) {
      return Decision.SELL;
    }
    double gap = stands(now, FIRST_SHORT) - stands(now, SECOND_SHORT);
    double trend = stands(now, FIRST_LONG) - stands(now, SECOND_LONG);
    if (gap < -entry && trend >= 0) {
      return Decision.BUY;
    }
    return gap > entry && trend <= 0 ? Decision.SELL : Decision.HOLD;
  }

  private static double stands(Moment now, int subscription) {
    try {
      Moment there = now.on(subscription);
      return there.close() / there.feature(0) - 1;
    } catch (IndexOutOfBoundsException e) {
      throw new ComponentException(
          "strategy multi_timeframe_pairs: expected subscriptions to five series, as in"
              + " [SPY_1m, QQQ_1m, SPY_1d, QQQ_1d, VIX_5m], was fewer");
    }
  }
}
