package io.admf.strategy;

import io.admf.frame.BarFrame;

/**
 * One stream of indicator values along one series. Keeps state from frame to frame, such that it
 * never matters where the frames are cut, and that a value depends on its bar and earlier ones
 * only.
 */
@FunctionalInterface
public interface Computation {

  /**
   * Computes the values of the next bars.
   *
   * @param bars the bars that follow those of the call before, at least one
   * @param out one column for each output, at least {@link BarFrame#rows} long; filled from row 0,
   *     with NaN before the values are ready
   */
  void compute(BarFrame bars, double[][] out);
}
