package io.admf.reporting.library.metrics;

/**
 * The moments of a series of returns and the conventions to read them by.
 *
 * @param conventions periods per year and the rates to compare with
 * @param periods how many periods the returns span, those without a return included
 * @param count how many returns there are
 * @param mean their arithmetic mean
 * @param sumOfSquares sum of their squared distances from the mean
 * @param downsideSquares sum of squares of what each fell short of the acceptable return
 */
public record ReturnStatistics(
    Conventions conventions,
    long periods,
    long count,
    double mean,
    double sumOfSquares,
    double downsideSquares) {

  /** Standard deviation of one period, dividing by n−1; NaN for fewer than two returns. */
  public double deviation() {
    return count < 2 ? Double.NaN : Math.sqrt(sumOfSquares / (count - 1));
  }

  /**
   * Downside deviation of one period against the acceptable return: the root of the mean over all
   * periods of min(r − a, 0)² (Sortino and van der Meer 1991); NaN without returns.
   */
  public double downsideDeviation() {
    return count == 0 ? Double.NaN : Math.sqrt(downsideSquares / count);
  }
}
