package io.admf.reporting.library.metrics;

/**
 * The formulas behind the metrics, on arrays of simple returns (0.01 is 1 %). A NaN is a period
 * without a return: it lengthens the time that growth took and is otherwise passed over, as in
 * empyrical.
 */
public final class Returns {

  private Returns() {}

  /** The returns of a series of levels: {@code levels[i + 1] / levels[i] − 1}. */
  public static double[] of(double[] levels) {
    double[] returns = new double[Math.max(0, levels.length - 1)];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = levels[i + 1] / levels[i] - 1;
    }
    return returns;
  }

  /** The moments of {@code returns}. */
  public static ReturnStatistics statistics(double[] returns, Conventions conventions) {
    ReturnTally tally = new ReturnTally(conventions.acceptablePerPeriod());
    for (double value : returns) {
      tally.add(value);
    }
    return tally.statistics(conventions);
  }

  /** What one unit became, less one: the product of 1 + r, less one; NaN without returns. */
  public static double total(double[] returns) {
    if (returns.length == 0) {
      return Double.NaN;
    }
    double growth = 1;
    for (double value : returns) {
      growth *= Double.isNaN(value) ? 1 : 1 + value;
    }
    return growth - 1;
  }

  /**
   * The constant annual growth that gives the same total: (1 + total)<sup>periods per year ÷
   * periods</sup> − 1, also called CAGR.
   */
  public static double annual(double[] returns, double periodsPerYear) {
    return annual(total(returns), returns.length, periodsPerYear);
  }

  static double annual(double total, long periods, double periodsPerYear) {
    return periods == 0
        ? Double.NaN
        : finite(StrictMath.pow(1 + total, periodsPerYear / periods) - 1);
  }

  /** Standard deviation (n−1) times the root of the periods per year. */
  public static double volatility(double[] returns, double periodsPerYear) {
    return volatility(statistics(returns, Conventions.of(periodsPerYear)));
  }

  static double volatility(ReturnStatistics returns) {
    return returns.deviation() * Math.sqrt(returns.conventions().periodsPerYear());
  }

  /**
   * The Sharpe ratio (1994), arithmetic: (mean − risk-free) ÷ deviation × √periods per year. NaN
   * when nothing varies, where empyrical has infinity.
   */
  public static double sharpe(double[] returns, Conventions conventions) {
    return sharpe(statistics(returns, conventions));
  }

  static double sharpe(ReturnStatistics returns) {
    Conventions by = returns.conventions();
    return ratio(returns.mean() - by.riskFreePerPeriod(), returns.deviation())
        * Math.sqrt(by.periodsPerYear());
  }

  /** Downside deviation times the root of the periods per year. */
  public static double downsideRisk(double[] returns, Conventions conventions) {
    return statistics(returns, conventions).downsideDeviation()
        * Math.sqrt(conventions.periodsPerYear());
  }

  /**
   * The Sortino ratio (Sortino and Price 1994): (mean − acceptable) ÷ downside deviation × √periods
   * per year. NaN when nothing fell short, where empyrical has infinity.
   */
  public static double sortino(double[] returns, Conventions conventions) {
    return sortino(statistics(returns, conventions));
  }

  static double sortino(ReturnStatistics returns) {
    Conventions by = returns.conventions();
    return ratio(returns.mean() - by.acceptablePerPeriod(), returns.downsideDeviation())
        * Math.sqrt(by.periodsPerYear());
  }

  /** The deepest fall below the highest level before it, the start included; not positive. */
  public static double maxDrawdown(double[] returns) {
    if (returns.length == 0) {
      return Double.NaN;
    }
    double level = 1;
    double peak = 1;
    double deepest = 0;
    for (double value : returns) {
      level *= Double.isNaN(value) ? 1 : 1 + value;
      peak = Math.max(peak, level);
      deepest = Math.min(deepest, level / peak - 1);
    }
    return deepest;
  }

  /** The Calmar ratio (Young 1991): annual return over the size of the deepest drawdown. */
  public static double calmar(double[] returns, double periodsPerYear) {
    return calmar(annual(returns, periodsPerYear), maxDrawdown(returns));
  }

  static double calmar(double annual, double maxDrawdown) {
    return ratio(annual, -maxDrawdown);
  }

  /** A quotient that is NaN rather than infinite when the divisor is not positive. */
  static double ratio(double dividend, double divisor) {
    return divisor > 0 ? finite(dividend / divisor) : Double.NaN;
  }

  /** One count over another; NaN when there is nothing to divide by. */
  static double share(long part, long whole) {
    return ratio((double) part, (double) whole);
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }
}
