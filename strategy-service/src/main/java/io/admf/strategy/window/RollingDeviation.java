package io.admf.strategy.window;

/**
 * Mean and standard deviation of the last <i>n</i> values of a stream. Every window is measured
 * afresh around its correctly rounded mean by the corrected two-pass formula (Chan, Golub and
 * LeVeque, 1983), so that nothing drifts, no result is negative, a constant window gives 0, and
 * equal windows give equal results. Time for each value grows with <i>n</i>.
 */
public final class RollingDeviation {

  private final int n;
  private final int divisor;
  private final RollingMean mean;

  /**
   * @param n length of the window
   * @param freedom what is subtracted from <i>n</i> in the divisor: 0 for the population, 1 for a
   *     sample
   */
  public RollingDeviation(int n, int freedom) {
    this.n = n;
    this.divisor = n - freedom;
    this.mean = new RollingMean(n);
  }

  /**
   * Takes the values {@code from} to {@code to - 1} and writes mean and deviation at each into the
   * same rows, NaN before there are <i>n</i>.
   */
  public void measure(double[] values, int from, int to, double[] means, double[] deviations) {
    mean.means(values, from, to, means);
    double[] past = mean.past();
    int window = mean.window(to - from - 1);
    for (int i = from; i < to; i++, window++) {
      deviations[i] =
          Double.isNaN(means[i])
              ? Double.NaN
              : Math.sqrt(squares(past, window, means[i]) / divisor);
    }
  }

  /** Sum of squared deviations, in four strands for speed, always the same four. */
  private double squares(double[] past, int from, double m) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double d0 = 0;
    double d1 = 0;
    double d2 = 0;
    double d3 = 0;
    int end = from + n;
    int i = from;
    for (; i + 3 < end; i += 4) {
      double a = past[i] - m;
      double b = past[i + 1] - m;
      double c = past[i + 2] - m;
      double d = past[i + 3] - m;
      d0 += a;
      d1 += b;
      d2 += c;
      d3 += d;
      s0 += a * a;
      s1 += b * b;
      s2 += c * c;
      s3 += d * d;
    }
    for (; i < end; i++) {
      double a = past[i] - m;
      d0 += a;
      s0 += a * a;
    }
    double sum = (d0 + d1) + (d2 + d3);
    return Math.max(0, (s0 + s1) + (s2 + s3) - sum * sum / n);
  }
}
