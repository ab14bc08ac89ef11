package io.admf.reporting.library.metrics;

/**
 * Adds returns up one at a time, in constant memory: mean and squares by Welford (1962), the
 * downside by a compensated sum (Neumaier 1974). The result depends on the returns and their order
 * alone. Not safe for several threads.
 */
public final class ReturnTally {

  private final double acceptable;
  private final CompensatedSum downside = new CompensatedSum();
  private long periods;
  private long count;
  private double mean;
  private double squares;

  /**
   * @param acceptable the return of one period below which it counts as downside
   */
  public ReturnTally(double acceptable) {
    this.acceptable = acceptable;
  }

  /** Takes a return in; NaN is a period without one. */
  public void add(double value) {
    periods++;
    if (Double.isNaN(value)) {
      return;
    }
    count++;
    double delta = value - mean;
    mean += delta / count;
    squares += delta * (value - mean);
    double shortfall = value - acceptable;
    if (shortfall < 0) {
      downside.add(shortfall * shortfall);
    }
  }

  /**
   * What was added up so far.
   *
   * @param conventions whose acceptable return is the one this tally was made for
   */
  public ReturnStatistics statistics(Conventions conventions) {
    return new ReturnStatistics(conventions, periods, count, mean, squares, downside.value());
  }
}
