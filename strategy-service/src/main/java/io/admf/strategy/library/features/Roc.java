package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.Lag;

/**
 * Rate of change, in per cent: the price over the price {@code period} bars ago, less one. 0 where
 * that price was 0, as in TA-Lib.
 */
@Feature(name = "roc", description = "rate of change over some bars, in per cent")
record Roc(
    @Param(value = "bars looked back", otherwise = "10", min = 1, max = 1_000_000) int period,
    @Param(value = "the price followed", otherwise = "close") Source source)
    implements Indicator {

  @Override
  public Computation start() {
    Source.Reader prices = source.reader();
    Lag past = new Lag(period);
    return (bars, out) -> {
      double[] price = prices.of(bars);
      double[] rate = out[0];
      past.shift(price, bars.rows(), rate);
      for (int i = 0; i < bars.rows(); i++) {
        rate[i] = rate[i] == 0 ? 0 : (price[i] / rate[i] - 1) * 100;
      }
    };
  }

  @Override
  public int warmup() {
    return period;
  }
}
