package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.frame.BarFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.MovingMean;

/**
 * Relative strength index, 0 to 100: the average gain as a part of average gain plus average loss
 * (Wilder, 1978). The averages begin with plain means, as in TA-Lib and Skender. {@code smoothing:
 * simple} is Cutler's form. Where there was neither gain nor loss it is 50 (TA-Lib and ta4j say 0,
 * LEAN and Skender 100: each would read as an extreme).
 */
@Feature(name = "rsi", description = "relative strength index, 0 to 100")
record Rsi(
    @Param(value = "changes in the averages", otherwise = "14", min = 1, max = 1_000_000)
        int period,
    @Param(value = "how gains and losses are averaged", otherwise = "wilder") Smoothing smoothing,
    @Param(value = "the price followed", otherwise = "close") Source source)
    implements Indicator {

  @Override
  public Computation start() {
    return new Running();
  }

  @Override
  public int warmup() {
    return period;
  }

  private final class Running implements Computation {

    private final Source.Reader prices = source.reader();
    private final MovingMean gain = smoothing.start(period);
    private final MovingMean loss = smoothing.start(period);
    private double[] gains = {};
    private double[] losses = {};
    private double before = Double.NaN;

    @Override
    public void compute(BarFrame bars, double[][] out) {
      int rows = bars.rows();
      double[] price = prices.of(bars);
      if (gains.length < rows) {
        gains = new double[rows];
        losses = new double[rows];
      }
      int first = Double.isNaN(before) ? 1 : 0;
      for (int i = 0; i < rows; i++) {
        double change = price[i] - before;
        gains[i] = Math.max(change, 0);
        losses[i] = Math.max(-change, 0);
        before = price[i];
      }
      gain.means(gains, first, rows, gains);
      loss.means(losses, first, rows, losses);
      double[] rsi = out[0];
      for (int i = 0; i < rows; i++) {
        double moved = gains[i] + losses[i];
        rsi[i] = moved == 0 ? 50 : 100 * (gains[i] / moved);
      }
    }
  }
}
