package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.Lag;

/** Momentum: the price less the price {@code period} bars ago, in price units. */
@Feature(name = "momentum", description = "change of price over some bars")
record Momentum(
    @Param(value = "bars looked back", otherwise = "10", min = 1, max = 1_000_000) int period,
    @Param(value = "the price followed", otherwise = "close") Source source)
    implements Indicator {

  @Override
  public Computation start() {
    Source.Reader prices = source.reader();
    Lag past = new Lag(period);
    return (bars, out) -> {
      double[] price = prices.of(bars);
      double[] change = out[0];
      past.shift(price, bars.rows(), change);
      for (int i = 0; i < bars.rows(); i++) {
        change[i] = price[i] - change[i];
      }
    };
  }

  @Override
  public int warmup() {
    return period;
  }
}
