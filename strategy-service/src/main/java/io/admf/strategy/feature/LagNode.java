package io.admf.strategy.feature;

import io.admf.frame.BarFrame;
import io.admf.strategy.window.Lag;
import java.util.function.Function;

/** A column as it was some bars ago, and its latest frame. */
final class LagNode {

  private final Lag lag;
  private final Function<BarFrame, double[]> now;
  private double[] out = {};

  /**
   * @param bars how many bars ago
   * @param now where the column that is delayed is found, once it is computed
   */
  LagNode(int bars, Function<BarFrame, double[]> now) {
    this.lag = new Lag(bars);
    this.now = now;
  }

  /** The values in the latest frame. */
  double[] output() {
    return out;
  }

  /**
   * Computes the next frame.
   *
   * @param fresh whether the column of the frame before must not be written again
   */
  void compute(BarFrame bars, boolean fresh) {
    if (fresh || out.length < bars.rows()) {
      out = new double[bars.rows()];
    }
    lag.shift(now.apply(bars), bars.rows(), out);
  }
}
