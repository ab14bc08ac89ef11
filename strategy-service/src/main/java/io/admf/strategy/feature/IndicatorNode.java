package io.admf.strategy.feature;

import io.admf.component.ComponentException;
import io.admf.frame.BarFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Indicator;

/** One running indicator and the columns of its latest frame. */
final class IndicatorNode {

  private final String name;
  private final Indicator indicator;
  private final Computation computation;
  private final boolean[] kept;
  private final double[][] out;

  IndicatorNode(String name, Indicator indicator) {
    this.name = name;
    this.indicator = indicator;
    this.computation = indicator.start();
    this.kept = new boolean[indicator.outputs().size()];
    this.out = new double[kept.length][0];
  }

  /** Makes an output's columns outlive the next frame, since they are handed on. */
  void keep(int output) {
    kept[output] = true;
  }

  /** An output's values in the latest frame. */
  double[] output(int output) {
    return out[output];
  }

  void compute(BarFrame bars) {
    for (int i = 0; i < out.length; i++) {
      if (kept[i] || out[i].length < bars.rows()) {
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
