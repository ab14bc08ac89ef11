package io.admf.strategy.feature;

import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;

/**
 * The latest figure of an economic indicator at each bar of a series: the one that was published
 * last when the bar is known, whatever period it is about. NaN before the first.
 */
final class EconomicNode {

  private final String indicator;
  private double latest = Double.NaN;
  private double[] out = {};

  EconomicNode(String indicator) {
    this.indicator = indicator;
  }

  /** The values in the latest frame. */
  double[] output() {
    return out;
  }

  /**
   * Goes through the next frame.
   *
   * @param fresh whether the column of the frame before must not be written again
   */
  void compute(BarFrame bars, MarketFrame market, boolean fresh) {
    if (fresh || out.length < bars.rows()) {
      out = new double[bars.rows()];
    }
    int row = 0;
    for (MarketFrame.Release release : market.releases()) {
      if (release.indicator().equals(indicator)) {
        for (; row < bars.rows() && bars.offsets()[row] < release.offset(); row++) {
          out[row] = latest;
        }
        latest = release.value();
      }
    }
    for (; row < bars.rows(); row++) {
      out[row] = latest;
    }
  }
}
