package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.RollingExtreme;

/** The highest price of the last bars, this one included; of the highs unless told otherwise. */
@Feature(name = "highest", description = "highest price of some bars")
record Highest(
    @Param(value = "bars in the window", otherwise = "20", min = 1, max = 1_000_000) int period,
    @Param(value = "the price followed", otherwise = "high") Source source)
    implements Indicator {

  @Override
  public Computation start() {
    Source.Reader prices = source.reader();
    RollingExtreme highest = RollingExtreme.highest(period);
    return (bars, out) -> highest.extremes(prices.of(bars), bars.rows(), out[0]);
  }

  @Override
  public int warmup() {
    return period - 1;
  }
}
