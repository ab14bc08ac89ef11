package io.admf.strategy.feature;

import io.admf.component.ComponentException;
import io.admf.frame.BarFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Groundwork;
import io.admf.strategy.Indicator;

/** One running indicator and the columns of its latest frame. */
final class IndicatorNode {

  private final String name;
  private final Indicator indicator;
  private final Computation computation;
  private final boolean[] given;
  private final double[][] out;

  IndicatorNode(String name, Indicator indicator, Groundwork.Shared shared) {
    this.name = name;
    this.indicator = indicator;
    this.computation = indicator.start(shared);
    this.given = new boolean[indicator.outputs().size()];
    this.out = new double[given.length][0];
  }

  /** Notes that an output's columns are given away and not only read here. */
  void give(int output) {
    given[output] = true;
  }

  /** An output's values in the latest frame. */
  double[] output(int output) {
    return out[output];
  }

  /**
   * Computes the next frame.
   *
   * @param fresh whether the columns that were given away before must not be written again
   */
  void compute(BarFrame bars, boolean fresh) {
    for (int i = 0; i < out.length; i++) {
      if ((given[i] && fresh) || out[i].length < bars.rows()) {
        out[i] = new double[bars.rows()];
      }
    }
    if (bars.rows() == 0) {
      return;
    }
    computation.compute(bars, out);
    long ready = indicator.warmup() - bars.firstRow();
    for (int i = 0; i < out.length; i++) {
      check(bars, i, ready - 1, true);
      check(bars, i, ready, false);
    }
  }

  private void check(BarFrame bars, int output, long row, boolean missing) {
    if (row >= 0 && row < bars.rows() && Double.isNaN(out[output][(int) row]) != missing) {
      throw new ComponentException(
          "feature %s: expected %s of %s at bar %d since its warm-up is %d bars, was %s"
              .formatted(
                  name,
                  missing ? "no value" : "a value",
                  indicator.outputs().get(output),
                  bars.firstRow() + row,
                  indicator.warmup(),
                  out[output][(int) row]));
    }
  }
}
