package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.Recursion;

/**
 * Exponential moving average: each price moves it by 2/(period+1) of their distance. It begins with
 * the mean of the first {@code period} prices, as in TA-Lib and Skender; with {@code seed: first}
 * it begins with the first price.
 */
@Feature(name = "ema", description = "exponential moving average")
record Ema(
    @Param(
            value = "bars; the weight of a price is 2/(period+1)",
            otherwise = "20",
            min = 1,
            max = 1_000_000)
        int period,
    @Param(
            value = "what it begins with: the mean of the first bars, or the first",
            otherwise = "sma")
        Seed seed,
    @Param(value = "the price averaged", otherwise = "close") Source source)
    implements Indicator {

  /** What the average begins with. */
  enum Seed {
    SMA,
    FIRST
  }

  @Override
  public Computation start() {
    Source.Reader prices = source.reader();
    Recursion mean = new Recursion(period, 2.0 / (period + 1), seed == Seed.FIRST);
    return (bars, out) -> mean.means(prices.of(bars), 0, bars.rows(), out[0]);
  }

  @Override
  public int warmup() {
    return period - 1;
  }
}
