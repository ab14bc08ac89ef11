package io.admf.strategy.window;

/**
 * An exponentially weighted mean: each value moves the mean by a fixed part of its distance. It
 * begins with the plain mean of the first <i>n</i> values, or with the first value.
 */
public final class Recursion implements MovingMean {

  private final double part;
  private final int n;
  private final boolean fromFirst;
  private final ExactSum sum = new ExactSum();
  private double mean;
  private int seen;

  /**
   * @param n how many values pass before there is a mean
   * @param part how far a value moves the mean, 0 to 1
   * @param fromFirst whether it begins with the first value rather than the mean of the first n
   */
  public Recursion(int n, double part, boolean fromFirst) {
    this.n = n;
    this.part = part;
    this.fromFirst = fromFirst;
  }

  @Override
  public void means(double[] values, int from, int to, double[] out) {
    int i = from;
    for (; i < to && seen < n; i++) {
      seen++;
      if (fromFirst) {
        mean = seen == 1 ? values[i] : mean + part * (values[i] - mean);
      } else {
        sum.add(values[i]);
        mean = sum.over(seen);
      }
      out[i] = seen < n ? Double.NaN : mean;
    }
    double moving = mean;
    double by = part;
    for (; i < to; i++) {
      moving += by * (values[i] - moving);
      out[i] = moving;
    }
    mean = moving;
  }
}
