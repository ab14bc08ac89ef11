package io.admf.strategy.library.features;

import io.admf.frame.BarFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Groundwork;
import io.admf.strategy.window.RollingMean;
import io.admf.strategy.window.RunningSums;
import java.util.List;

/** The running sums of one price of a series, from which means over any windows are read. */
final class PriceSums implements Groundwork {

  /**
   * Windows up to this long share their sums; longer ones only with those of about their length.
   */
  private static final int SHORT = 1024;

  private final Source.Reader prices;
  private final RunningSums sums = new RunningSums();

  PriceSums(Source source) {
    this.prices = source.reader();
  }

  /** The sums that means of {@code source} over about {@code period} bars have in common. */
  static PriceSums shared(Source source, int period, Shared shared) {
    int length = Integer.highestOneBit(Math.max(period, SHORT + 1) - 1);
    return shared.find(List.of(source, length), PriceSums.class, () -> new PriceSums(source));
  }

  /** The mean of the last bars; each frame is laid before it is computed. */
  Computation mean(int period) {
    RollingMean mean = new RollingMean(period, sums);
    return (bars, out) -> mean.latest(out[0], 0, bars.rows());
  }

  @Override
  public void lay(BarFrame bars) {
    sums.append(prices.of(bars), 0, bars.rows());
  }
}
