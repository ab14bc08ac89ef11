package io.admf.strategy.window;

import java.util.Arrays;

/**
 * The linearly weighted mean of the last <i>n</i> values of a stream: the oldest counts once, the
 * latest <i>n</i> times. Correctly rounded, as {@link RollingMean} is.
 */
public final class RollingWeightedMean implements MovingMean {

  private final int n;
  private final double weights;
  private final History history;
  private final ExactSum sum = new ExactSum();
  private final ExactSum weighted = new ExactSum();
  private int missing;

  public RollingWeightedMean(int n) {
    this.n = n;
    this.weights = n * (n + 1.0) / 2;
    this.history = new History(n, 0);
    this.missing = n - 1;
  }

  @Override
  public void means(double[] values, int from, int to, double[] out) {
    int at = history.append(values, from, to - from);
    double[] past = history.values();
    for (int i = from; i < to; i++, at++) {
      weighted.subtract(sum); // every weight falls by one, the oldest to nothing
      weighted.addProduct(n, past[at]);
      sum.add(past[at]);
      sum.add(-past[at - n]);
      out[i] = sum.exact() && weighted.exact() ? weighted.over(weights) : again(past, at - n + 1);
    }
    int blank = Math.min(missing, to - from);
    Arrays.fill(out, from, from + blank, Double.NaN);
    missing -= blank;
  }

  private double again(double[] past, int from) {
    sum.clear();
    weighted.clear();
    for (int i = 0; i < n; i++) {
      sum.add(past[from + i]);
      weighted.addProduct(i + 1, past[from + i]);
    }
    return weighted.exact() && sum.exact()
        ? weighted.over(weights)
        : ExactSum.slowly(past, from, n, true, weights);
  }
}
