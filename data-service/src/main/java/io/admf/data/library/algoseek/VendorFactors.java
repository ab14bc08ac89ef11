package io.admf.data.library.algoseek;

/** Which of the vendor's cumulative factors are applied. */
public enum VendorFactors {
  /** None: prices and volumes as traded. */
  NONE,
  /** Prices are divided, volumes multiplied by the cumulative volume factor. */
  SPLITS,
  /**
   * Prices are divided by the cumulative price factor, volumes multiplied by the cumulative volume
   * factor.
   */
  SPLITS_AND_DIVIDENDS
}
