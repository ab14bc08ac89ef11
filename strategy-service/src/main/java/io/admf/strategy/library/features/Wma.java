package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.RollingWeightedMean;

/**
 * Linearly weighted moving average: the oldest bar counts once, the latest {@code period} times.
 */
@Feature(name = "wma", description = "linearly weighted moving average")
record Wma(
    @Param(value = "bars in the mean", otherwise = "20", min = 1, max = 1_000_000) int period,
    @Param(value = "the price averaged", otherwise = "close") Source source)
    implements Indicator {

  @Override
  public Computation start() {
    Source.Reader prices = source.reader();
    RollingWeightedMean mean = new RollingWeightedMean(period);
    return (bars, out) -> mean.means(prices.of(bars), 0, bars.rows(), out[0]);
  }

  @Override
  public int warmup() {
    return period - 1;
  }
}
