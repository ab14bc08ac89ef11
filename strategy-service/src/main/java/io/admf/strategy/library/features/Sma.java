package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Groundwork;
import io.admf.strategy.Indicator;

/** Simple moving average: the plain mean of the last bars, correctly rounded. */
@Feature(name = "sma", description = "simple moving average")
record Sma(
    @Param(value = "bars in the mean", otherwise = "20", min = 1, max = 1_000_000) int period,
    @Param(value = "the price averaged", otherwise = "close") Source source)
    implements Indicator {

  @Override
  public Computation start() {
    PriceSums sums = new PriceSums(source);
    Computation mean = sums.mean(period);
    return (bars, out) -> {
      sums.lay(bars);
      mean.compute(bars, out);
    };
  }

  @Override
  public Computation start(Groundwork.Shared shared) {
    return PriceSums.shared(source, period, shared).mean(period);
  }

  @Override
  public int warmup() {
    return period - 1;
  }
}
