package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.frame.BarFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.ExactSum;
import io.admf.strategy.window.RollingWeightedBy;
import io.admf.time.Instants;

/**
 * Volume-weighted average price: the mean of the bars' typical prices, each weighted by its volume.
 * The typical price is that of high, low and close, as in Skender; LEAN takes {@code ohlc4}, and
 * with {@code close} over a window it is the volume-weighted moving average. Counted from the first
 * bar that opens on the day (UTC), or from the first bar of the series, or over a window of bars.
 * Where there was no volume it is the latest typical price.
 */
@Feature(name = "vwap", description = "volume-weighted average price")
record Vwap(
    @Param(
            value = "bars in the window; 0 to count from the reset on",
            otherwise = "0",
            min = 0,
            max = 1_000_000)
        int window,
    @Param(value = "when the count begins anew", otherwise = "daily") Reset reset,
    @Param(value = "the price weighted", otherwise = "hlc3") Source source)
    implements Indicator {

  /** When the count begins anew. */
  enum Reset {
    DAILY,
    NEVER
  }

  Vwap {
    if (window > 0 && reset != Reset.DAILY) {
      throw new IllegalArgumentException(
          "expected either a window or a reset, was window %d and reset never".formatted(window));
    }
  }

  @Override
  public Computation start() {
    Source.Reader typical = source.reader();
    if (window == 0) {
      return new Running(typical, reset);
    }
    RollingWeightedBy mean = new RollingWeightedBy(window);
    return (bars, out) -> mean.means(typical.of(bars), bars.volume(), bars.rows(), out[0]);
  }

  @Override
  public int warmup() {
    return Math.max(window - 1, 0);
  }

  private static final class Running implements Computation {

    private final Source.Reader typical;
    private final Reset reset;
    private final ExactSum traded = new ExactSum();
    private final ExactSum volume = new ExactSum();
    private long day = Long.MIN_VALUE;

    Running(Source.Reader typical, Reset reset) {
      this.typical = typical;
      this.reset = reset;
    }

    @Override
    public void compute(BarFrame bars, double[][] out) {
      double[] price = typical.of(bars);
      double[] volumes = bars.volume();
      double[] vwap = out[0];
      for (int i = 0; i < bars.rows(); i++) {
        long today = Math.floorDiv(bars.eventTimes()[i], Instants.DAY);
        if (today != day && reset == Reset.DAILY) {
          traded.clear();
          volume.clear();
        }
        day = today;
        traded.addProduct(price[i], volumes[i]);
        volume.add(volumes[i]);
        vwap[i] = volume.value() == 0 ? price[i] : traded.over(volume);
      }
    }
  }
}
