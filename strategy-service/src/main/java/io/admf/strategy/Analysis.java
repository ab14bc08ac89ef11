package io.admf.strategy;

import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;
import java.util.List;

/**
 * Everything that the service has to say about one block of bars.
 *
 * @param features one frame for each series, in their order
 * @param regimes one frame for each classifier column, in their order
 * @param signals one frame for each signal column, or for each that was wanted, in their order; row
 *     by row with the bars of the column's first series
 */
public record Analysis(
    List<FeatureFrame> features, List<RegimeFrame> regimes, List<SignalFrame> signals) {

  public Analysis {
    features = List.copyOf(features);
    regimes = List.copyOf(regimes);
    signals = List.copyOf(signals);
  }
}
