package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.frame.BarFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.Recursion;
import java.util.Arrays;
import java.util.List;

/**
 * Moving average convergence divergence (Appel, 2005): the fast average less the slow one, the
 * average of that line as its signal, and the difference of the two as histogram. Each average
 * begins with the mean of its own first values, as in Skender and LEAN; TA-Lib begins the fast one
 * together with the slow one, which differs during the first hundred bars or so.
 */
@Feature(name = "macd", description = "moving average convergence divergence")
record Macd(
    @Param(value = "bars of the fast average", otherwise = "12", min = 1, max = 1_000_000) int fast,
    @Param(value = "bars of the slow average", otherwise = "26", min = 2, max = 1_000_000) int slow,
    @Param(value = "bars of the signal's average", otherwise = "9", min = 1, max = 1_000_000)
        int signal,
    @Param(value = "the price averaged", otherwise = "close") Source source)
    implements Indicator {

  private static final List<String> OUTPUTS = List.of("line", "signal", "histogram");

  Macd {
    if (fast >= slow) {
      throw new IllegalArgumentException(
          "fast must be less than slow, was %d with slow %d".formatted(fast, slow));
    }
  }

  @Override
  public Computation start() {
    return new Running();
  }

  @Override
  public List<String> outputs() {
    return OUTPUTS;
  }

  @Override
  public int warmup() {
    return slow + signal - 2;
  }

  private final class Running implements Computation {

    private final Source.Reader prices = source.reader();
    private final Recursion quick = new Recursion(fast, 2.0 / (fast + 1), false);
    private final Recursion steady = new Recursion(slow, 2.0 / (slow + 1), false);
    private final Recursion average = new Recursion(signal, 2.0 / (signal + 1), false);
    private double[] steadies = {};
    private int unready = slow - 1;

    @Override
    public void compute(BarFrame bars, double[][] out) {
      int rows = bars.rows();
      if (steadies.length < rows) {
        steadies = new double[rows];
      }
      double[] price = prices.of(bars);
      double[] line = out[0];
      double[] signals = out[1];
      double[] histogram = out[2];
      quick.means(price, 0, rows, line);
      steady.means(price, 0, rows, steadies);
      int first = Math.min(unready, rows);
      unready -= first;
      Arrays.fill(signals, 0, first, Double.NaN);
      for (int i = 0; i < rows; i++) {
        line[i] -= steadies[i];
      }
      average.means(line, first, rows, signals);
      for (int i = 0; i < rows; i++) {
        histogram[i] = line[i] - signals[i];
        line[i] = Double.isNaN(signals[i]) ? Double.NaN : line[i];
      }
    }
  }
}
