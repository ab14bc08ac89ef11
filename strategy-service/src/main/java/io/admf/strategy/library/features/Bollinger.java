package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.frame.BarFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.RollingDeviation;
import java.util.List;

/**
 * Bollinger bands (Bollinger, 2001): the moving average, and bands a number of population standard
 * deviations above and below it.
 */
@Feature(name = "bollinger", description = "Bollinger bands")
record Bollinger(
    @Param(value = "bars in the mean", otherwise = "20", min = 2, max = 1_000_000) int period,
    @Param(value = "standard deviations from middle to band", otherwise = "2", min = 0)
        double width,
    @Param(value = "the price averaged", otherwise = "close") Source source)
    implements Indicator {

  private static final List<String> OUTPUTS = List.of("middle", "upper", "lower");

  @Override
  public Computation start() {
    Source.Reader prices = source.reader();
    RollingDeviation deviation = new RollingDeviation(period, 0);
    return (bars, out) -> {
      double[] upper = out[1];
      deviation.measure(prices.of(bars), 0, bars.rows(), out[0], upper);
      spread(bars, out[0], upper, out[2]);
    };
  }

  /** Turns deviations, given in {@code upper}, into the two bands. */
  private void spread(BarFrame bars, double[] middle, double[] upper, double[] lower) {
    for (int i = 0; i < bars.rows(); i++) {
      double distance = width * upper[i];
      upper[i] = middle[i] + distance;
      lower[i] = middle[i] - distance;
    }
  }

  @Override
  public List<String> outputs() {
    return OUTPUTS;
  }

  @Override
  public int warmup() {
    return period - 1;
  }
}
