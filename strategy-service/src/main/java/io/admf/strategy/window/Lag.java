package io.admf.strategy.window;

import java.util.Arrays;

/** A stream of values as it was some rows ago; NaN before it began. */
public final class Lag {

  private final double[] tail;

  public Lag(int rows) {
    this.tail = new double[rows];
    Arrays.fill(tail, Double.NaN);
  }

  /** Takes the first {@code rows} values and writes those of as many rows ago. */
  public void shift(double[] values, int rows, double[] out) {
    int old = Math.min(tail.length, rows);
    System.arraycopy(tail, 0, out, 0, old);
    System.arraycopy(values, 0, out, old, rows - old);
    System.arraycopy(tail, old, tail, 0, tail.length - old);
    System.arraycopy(values, rows - old, tail, tail.length - old, old);
  }
}
