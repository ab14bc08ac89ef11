package io.admf.strategy.library.classifiers;

import io.admf.component.Param;
import io.admf.strategy.Classifier;
import io.admf.strategy.Moment;
import io.admf.strategy.Regime;
import io.admf.strategy.RegimeClassifier;
import java.util.List;

/**
 * Compares recent volatility with its own longer past: the ratio of the realised volatility of the
 * last {@code window} returns to that of the last {@code baseline} returns. Above {@code high} it
 * is {@code high_vol}, below {@code low} it is {@code low_vol}, else {@code normal_vol}. Confidence
 * is one half at the border of a regime and grows with the distance: to 1 at twice {@code high}, at
 * ratio 0, and midway between the borders. Where prices did not move at all it is {@code
 * normal_vol} with confidence 0.
 */
@Classifier(
    name = "volatility_regime",
    description = "high, normal or low volatility against its own longer past",
    features = {"volatility(window)", "volatility(baseline)"})
record VolatilityRegime(
    @Param(value = "returns in the recent volatility", otherwise = "20", min = 2) int window,
    @Param(value = "returns in the volatility it is compared with", otherwise = "100", min = 3)
        int baseline,
    @Param(value = "ratio below which volatility is low", otherwise = "0.75", min = 0) double low,
    @Param(value = "ratio above which volatility is high", otherwise = "1.25", min = 0) double high)
    implements RegimeClassifier {

  private static final List<String> REGIMES = List.of("low_vol", "normal_vol", "high_vol");
  private static final Regime UNMOVED = new Regime(1, 0);

  VolatilityRegime {
    if (window >= baseline) {
      throw new IllegalArgumentException(
          "window must be less than baseline, was %d with baseline %d".formatted(window, baseline));
    }
    if (low >= high) {
      throw new IllegalArgumentException(
          "low must be less than high, was %s with high %s".formatted(low, high));
    }
  }

  @Override
  public List<String> regimes() {
    return REGIMES;
  }

  @Override
  public Regime classify(Moment now) {
    double usual = now.feature(1);
    if (usual == 0) {
      return UNMOVED;
    }
    double ratio = now.feature(0) / usual;
    if (ratio > high) {
      return new Regime(2, confidence((ratio - high) / high));
    }
    if (ratio < low) {
      return new Regime(0, confidence((low - ratio) / low));
    }
    return new Regime(1, confidence(2 * Math.min(ratio - low, high - ratio) / (high - low)));
  }

  private static double confidence(double distance) {
    return 0.5 + 0.5 * Math.min(1, distance);
  }
}
