package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.frame.BarFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.RollingDeviation;

/**
 * Standard deviation of the last prices: of the population, as in TA-Lib, or with {@code ddof: 1}
 * estimated from a sample.
 */
@Feature(name = "stddev", description = "standard deviation of prices")
record StdDev(
    @Param(value = "bars in the window", otherwise = "20", min = 2, max = 1_000_000) int period,
    @Param(value = "subtracted from the period in the divisor", otherwise = "0", min = 0, max = 1)
        int ddof,
    @Param(value = "the price measured", otherwise = "close") Source source)
    implements Indicator {

  @Override
  public Computation start() {
    Source.Reader prices = source.reader();
    RollingDeviation deviation = new RollingDeviation(period, ddof);
    return new Computation() {
      private double[] means = {};

      @Override
      public void compute(BarFrame bars, double[][] out) {
        if (means.length < bars.rows()) {
          means = new double[bars.rows()];
        }
        deviation.measure(prices.of(bars), 0, bars.rows(), means, out[0]);
      }
    };
  }

  @Override
  public int warmup() {
    return period - 1;
  }
}
