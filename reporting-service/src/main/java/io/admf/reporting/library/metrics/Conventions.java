package io.admf.reporting.library.metrics;

/**
 * How returns are annualised and what they are compared with.
 *
 * @param periodsPerYear how many slices make a year
 * @param riskFree annual risk-free rate, 0.04 for 4 %; a period's share is this over periodsPerYear
 * @param acceptable annual return below which a return counts as downside (the minimum acceptable
 *     return); a period's share is this over periodsPerYear
 */
public record Conventions(double periodsPerYear, double riskFree, double acceptable) {

  public Conventions {
    if (!(periodsPerYear > 0)) {
      throw new IllegalArgumentException("expected periods per year > 0, was " + periodsPerYear);
    }
  }

  /** No risk-free rate, and any loss is downside. */
  public static Conventions of(double periodsPerYear) {
    return new Conventions(periodsPerYear, 0, 0);
  }

  /** The risk-free rate of one period. */
  public double riskFreePerPeriod() {
    return riskFree / periodsPerYear;
  }

  /** The acceptable return of one period. */
  public double acceptablePerPeriod() {
    return acceptable / periodsPerYear;
  }
}
