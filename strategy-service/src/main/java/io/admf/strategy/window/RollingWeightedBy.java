package io.admf.strategy.window;

import java.util.Arrays;

/**
 * The mean of the last <i>n</i> values of a stream, each weighted by the value of another stream
 * that is never negative. Products and sums are carried at twice the precision of a double, and
 * depend on the window alone.
 */
public final class RollingWeightedBy {

  private final int n;
  private final History values;
  private final History weights;
  private final ExactSum products = new ExactSum();
  private final ExactSum total = new ExactSum();
  private int missing;

  public RollingWeightedBy(int n) {
    this.n = n;
    this.values = new History(n, 0);
    this.weights = new History(n, 0);
    this.missing = n - 1;
  }

  /**
   * Takes the first {@code rows} values with their weights and writes the mean at each into the
   * same row, NaN before there are <i>n</i>. Where all weights of a window are 0, it is the latest
   * value.
   */
  public void means(double[] nextValues, double[] nextWeights, int rows, double[] out) {
    int at = values.append(nextValues, 0, rows);
    weights.append(nextWeights, 0, rows);
    double[] v = values.values();
    double[] w = weights.values();
    for (int i = 0; i < rows; i++, at++) {
      products.addProduct(v[at], w[at]);
      products.addProduct(-v[at - n], w[at - n]);
      total.add(w[at]);
      total.add(-w[at - n]);
      if (!products.exact() || !total.exact()) {
        again(v, w, at - n + 1);
      }
      out[i] = total.value() == 0 ? v[at] : products.over(total);
    }
    int blank = Math.min(missing, rows);
    Arrays.fill(out, 0, blank, Double.NaN);
    missing -= blank;
  }

  /** Sums a window afresh; what little is lost then depends on the window alone. */
  private void again(double[] v, double[] w, int from) {
    products.clear();
    total.clear();
    for (int i = from; i < from + n; i++) {
      products.addProduct(v[i], w[i]);
      total.add(w[i]);
    }
  }
}
