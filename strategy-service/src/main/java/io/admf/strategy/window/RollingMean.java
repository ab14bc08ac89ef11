package io.admf.strategy.window;

import java.util.Arrays;

/**
 * The mean of the last <i>n</i> values of a stream, correctly rounded: for finite values it is the
 * double nearest to the true mean of the window, whatever came before. A constant stream therefore
 * gives its value, and equal windows give equal means. Constant time for each value, save where the
 * values of a window differ by more than fifteen orders of magnitude.
 *
 * <p>Several means of one stream can share its {@link RunningSums}.
 */
public final class RollingMean implements MovingMean {

  /** How many rows are worked on at a time, in columns that all begin at the same place. */
  private static final int CHUNK = 256;

  /** A little more than 1: how far an error may be off before a rounding is looked at closely. */
  private static final double NEARLY = 1 + 0x1p-30;

  /** Twice applied, turns every doubt into infinity. */
  private static final double HUGE = 0x1p1000;

  private final int n;
  private final RunningSums sums;
  private final double[] highs = new double[CHUNK];
  private final double[] highsBefore = new double[CHUNK];
  private final double[] lows = new double[CHUNK];
  private final double[] lowsBefore = new double[CHUNK];
  private final ExactSum sum = new ExactSum();
  private boolean follows;
  private int missing;

  /** A mean with a stream of its own. */
  public RollingMean(int n) {
    this(n, new RunningSums());
  }

  /** A mean of a stream that others may look at too: for {@link #latest}. */
  public RollingMean(int n, RunningSums sums) {
    this.n = n;
    this.sums = sums;
    this.missing = n - 1;
    sums.reach(n);
  }

  @Override
  public void means(double[] values, int from, int to, double[] out) {
    sums.append(values, from, to - from);
    latest(out, from, to);
  }

  /**
   * Writes the means at the latest values of the stream, of which there are as many new ones as
   * rows from {@code from} to {@code to - 1}.
   */
  public void latest(double[] out, int from, int to) {
    int at = sums.end() - (to - from);
    if (sums.exact()) {
      for (int row = from; row < to; row += CHUNK) {
        chunk(at + row - from, Math.min(CHUNK, to - row), out, row);
      }
      follows = false;
    } else {
      carefully(at, out, from, to);
    }
    int blank = Math.min(missing, to - from);
    Arrays.fill(out, from, from + blank, Double.NaN);
    missing -= blank;
  }

  private void chunk(int at, int count, double[] out, int row) {
    System.arraycopy(sums.high(), at + 1, highs, 0, count);
    System.arraycopy(sums.high(), at + 1 - n, highsBefore, 0, count);
    System.arraycopy(sums.low(), at + 1, lows, 0, count);
    System.arraycopy(sums.low(), at + 1 - n, lowsBefore, 0, count);
    divide(highs, highsBefore, lows, lowsBefore, count);
    for (int i = 0; i < count; i++) {
      double mean = highs[i];
      out[row + i] = Double.isNaN(mean) ? closely(at + i) : mean;
    }
  }

  /**
   * Writes the means into {@code highs}, NaN where the rounding must be looked at closely. The same
   * steps for every row and no branch, so that several rows are computed at a time.
   */
  private void divide(
      double[] highs, double[] highsBefore, double[] lows, double[] lowsBefore, int count) {
    double by = n;
    double part = 1 / by;
    for (int i = 0; i < count; i++) {
      double high = highs[i] - highsBefore[i];
      double low = lows[i] - lowsBefore[i];
      double sum = high + low;
      double rest = low - (sum - high);
      double first = sum * part;
      double second = (Math.fma(-first, by, sum) + rest) * part;
      double mean = first + second;
      double off = second - (mean - first);
      double doubt = (Math.fma(off, NEARLY, mean) - mean) * HUGE * HUGE;
      highs[i] = mean + 0 * doubt; // nothing, or 0 times infinity
    }
  }

  private double closely(int at) {
    double high = sums.high()[at + 1] - sums.high()[at + 1 - n];
    double low = sums.low()[at + 1] - sums.low()[at + 1 - n];
    return ExactSum.over(high, low, n);
  }

  /** The way that needs no more than the values. */
  private void carefully(int at, double[] out, int from, int to) {
    double[] past = sums.values();
    int place = at;
    for (int row = from; row < to; row++, place++) {
      if (follows) {
        sum.add(past[place]);
        sum.add(-past[place - n]);
      }
      out[row] = follows && sum.exact() ? sum.over(n) : again(past, place - n + 1);
      follows = true;
    }
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
    return sums.end() - back - n;
  }

  /** Values kept, among them the latest windows. */
  double[] past() {
    return sums.values();
  }
}
