package io.admf.strategy.window;

import java.util.Arrays;

/**
 * The yardstick of {@link RollingMean}: the same mean from one sum, to which each value is added
 * and from which it is taken again, and which is made anew whenever something of it was lost.
 */
final class PlainRollingMean implements MovingMean {

  private final int n;
  private final History history;
  private final ExactSum sum = new ExactSum();
  private int missing;

  PlainRollingMean(int n) {
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

  private double again(double[] past, int from) {
    sum.clear();
    for (int i = from; i < from + n; i++) {
      sum.add(past[i]);
    }
    return sum.exact() ? sum.over(n) : ExactSum.slowly(past, from, n, false, n);
  }
}
