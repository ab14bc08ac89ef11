package io.admf.strategy.window;

import java.util.Arrays;

/**
 * The mean of the last <i>n</i> values of a stream, correctly rounded: for finite values it is the
 * double nearest to the true mean of the window, whatever came before. A constant stream therefore
 * gives its value, and equal windows give equal means. Constant time for each value, save where the
 * values of a window differ by more than fifteen orders of magnitude.
 */
public final class RollingMean implements MovingMean {

  private final int n;
  private final History history;
  private final ExactSum sum = new ExactSum();
  private int missing;

  public RollingMean(int n) {
    this.n = n;
    this.history = new History(n, 0);
    this.missing = n - 1;
  }

  @Override
  public void means(double[] values, int from, int to, double[] out) {
    int at = history.append(values, from, to - from);
    double[] past = history.values();
    for (int i = from; i < to; i++, at++) {
      sum.add(past[at]);
      sum.add(-past[at - n]);
      out[i] = sum.exact() ? sum.over(n) : again(past, at - n + 1);
    }
    int blank = Math.min(missing, to - from);
    Arrays.fill(out, from, from + blank, Double.NaN);
    missing -= blank;
  }

  /** Sums a window afresh. */
  private double again(double[] past, int from) {
    sum.clear();
    for (int i = from; i < from + n; i++) {
      sum.add(past[i]);
    }
    return sum.exact() ? sum.over(n) : ExactSum.slowly(past, from, n, false, n);
  }

  /** The window that ends {@code back} values before the latest begins here in {@link #past}. */
  int window(int back) {
    return history.end() - back - n;
  }

  /** Values kept, among them the latest windows. */
  double[] past() {
    return history.values();
  }
}
