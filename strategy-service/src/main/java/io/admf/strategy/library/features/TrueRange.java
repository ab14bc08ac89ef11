package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.frame.BarFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;

/**
 * True range: how far the price moved since the close before, gaps included (Wilder, 1978). The
 * largest of high less low, high to the close before and low to the close before.
 */
@Feature(name = "true_range", description = "range of a bar including the gap before it")
record TrueRange(
    @Param(value = "what the first bar's range is", otherwise = "none") FirstRange first)
    implements Indicator {

  @Override
  public Computation start() {
    return new Computation() {
      private double before = Double.NaN;

      @Override
      public void compute(BarFrame bars, double[][] out) {
        double[] range = out[0];
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int i = 0;
        if (Double.isNaN(before)) {
          range[0] = first == FirstRange.NONE ? Double.NaN : high[0] - low[0];
          before = close[0];
          i = 1;
        }
        for (; i < bars.rows(); i++) {
          range[i] =
              Math.max(
                  high[i] - low[i],
                  Math.max(Math.abs(high[i] - before), Math.abs(low[i] - before)));
          before = close[i];
        }
      }
    };
  }

  @Override
  public int warmup() {
    return first == FirstRange.NONE ? 1 : 0;
  }
}
