package io.admf.strategy.window;

/** A mean that moves along a stream of values. */
public interface MovingMean {

  /**
   * Takes the values {@code from} to {@code to - 1}, which follow those of the call before, and
   * writes the mean at each into the same row of {@code out}, NaN before there are enough.
   */
  void means(double[] values, int from, int to, double[] out);
}
