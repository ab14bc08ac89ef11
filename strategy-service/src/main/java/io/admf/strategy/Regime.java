package io.admf.strategy;

/**
 * What a classifier sees at one bar.
 *
 * @param index into {@link RegimeClassifier#regimes}
 * @param confidence 0 to 1
 */
public record Regime(int index, double confidence) {

  public Regime {
    if (index < 0) {
      throw new IllegalArgumentException("regime index must be at least 0, was " + index);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be from 0 to 1, was " + confidence);
    }
  }
}
