package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.frame.BarFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.MovingMean;

/**
 * Average true range (Wilder, 1978): the smoothed {@link TrueRange}. By default as in TA-Lib: the
 * first range is that of the second bar, the average begins with the plain mean of the first {@code
 * period} ranges. {@code first: high_low} gives a range to the first bar, as in LEAN.
 */
@Feature(name = "atr", description = "average true range")
record Atr(
    @Param(value = "ranges in the average", otherwise = "14", min = 1, max = 1_000_000) int period,
    @Param(value = "how ranges are averaged", otherwise = "wilder") Smoothing smoothing,
    @Param(value = "what the first bar's range is", otherwise = "none") FirstRange first)
    implements Indicator {

  @Override
  public Computation start() {
    Computation range = new TrueRange(first).start();
    MovingMean mean = smoothing.start(period);
    return new Computation() {
      private int unready = first == FirstRange.NONE ? 1 : 0;

      @Override
      public void compute(BarFrame bars, double[][] out) {
        range.compute(bars, out);
        mean.means(out[0], unready, bars.rows(), out[0]);
        unready = 0;
      }
    };
  }

  @Override
  public int warmup() {
    return new TrueRange(first).warmup() + period - 1;
  }
}
