package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.RollingExtreme;

/** The lowest price of the last bars, this one included; of the lows unless told otherwise. */
@Feature(name = "lowest", description = "lowest price of some bars")
record Lowest(
    @Param(value = "bars in the window", otherwise = "20", min = 1, max = 1_000_000) int period,
    @Param(value = "the price followed", otherwise = "low") Source source)
    implements Indicator {

  @Override
  public Computation start() {
    Source.Reader prices = source.reader();
    RollingExtreme lowest = RollingExtreme.lowest(period);
    return (bars, out) -> lowest.extremes(prices.of(bars), bars.rows(), out[0]);
  }

  @Override
  public int warmup() {
    return period - 1;
  }
}
