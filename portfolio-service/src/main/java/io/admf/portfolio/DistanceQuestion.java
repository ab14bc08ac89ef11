package io.admf.portfolio;

import java.util.List;

/**
 * What a distance may know: all of it known at the slice of the decision.
 *
 * @param price the latest close
 * @param signalled the price that the signal itself gives: its stop loss where a stop is asked for,
 *     its price target where a target is; NaN for none
 * @param features the values of {@link DistanceRule#features}, in its order
 */
public record DistanceQuestion(double price, double signalled, List<Double> features) {

  public DistanceQuestion {
    features = List.copyOf(features);
  }
}
