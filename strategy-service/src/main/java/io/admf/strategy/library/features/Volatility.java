package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.frame.BarFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.RollingDeviation;

/**
 * Realised volatility for one bar: the sample standard deviation of the logarithmic returns from
 * close to close. Not annualised.
 */
@Feature(name = "volatility", description = "standard deviation of logarithmic returns per bar")
record Volatility(
    @Param(value = "returns in the window", otherwise = "20", min = 2, max = 1_000_000) int period)
    implements Indicator {

  @Override
  public Computation start() {
    return new Running(period);
  }

  @Override
  public int warmup() {
    return period;
  }

  private static final class Running implements Computation {

    private final RollingDeviation deviation;
    private double[] returns = {};
    private double[] means = {};
    private double before = Double.NaN;

    Running(int period) {
      this.deviation = new RollingDeviation(period, 1);
    }

    @Override
    public void compute(BarFrame bars, double[][] out) {
      int rows = bars.rows();
      if (returns.length < rows) {
        returns = new double[rows];
        means = new double[rows];
      }
      int first = Double.isNaN(before) ? 1 : 0;
      double[] close = bars.close();
      for (int i = 0; i < rows; i++) {
        returns[i] = StrictMath.log(close[i] / before);
        before = close[i];
      }
      deviation.measure(returns, first, rows, means, out[0]);
      if (first == 1) {
        out[0][0] = Double.NaN;
      }
    }
  }
}
