package io.admf.strategy.dispatch;

import io.admf.frame.BarFrame;
import io.admf.strategy.feature.FeatureColumn;
import io.admf.strategy.feature.FeatureHub;
import java.util.List;

/**
 * The features that a component declares, as columns of the feature frames of one series.
 *
 * @param series index of the series
 * @param columns index of each declared feature in the frames
 * @param warmup how many bars pass before all of them are ready
 */
public record Inputs(int series, int[] columns, int warmup) {

  /** Asks {@code hub} for the features. */
  public static Inputs require(int series, List<FeatureColumn> features, FeatureHub hub) {
    int[] columns = new int[features.size()];
    int warmup = 0;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = hub.require(features.get(i));
      warmup = Math.max(warmup, features.get(i).warmup());
    }
    return new Inputs(series, columns, warmup);
  }

  /** The first row of a frame at which all of them are ready, or its number of rows. */
  int firstReady(BarFrame bars) {
    return firstReady(bars, warmup);
  }

  /** The first row of a frame from which bar {@code warmup} has come, or its number of rows. */
  static int firstReady(BarFrame bars, int warmup) {
    return Math.clamp(warmup - bars.firstRow(), 0, bars.rows());
  }
}
