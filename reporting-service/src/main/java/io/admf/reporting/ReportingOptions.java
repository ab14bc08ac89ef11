package io.admf.reporting;

import io.admf.component.Param;

/** How a run is reported. None of this changes an event. */
public record ReportingOptions(
    @Param(value = "annual risk-free rate for Sharpe, 0.04 for 4 %", otherwise = "0")
        double riskFree,
    @Param(
            value = "annual return below which a return counts as downside for Sortino",
            otherwise = "0")
        double acceptableReturn,
    @Param(
            value = "slices in a year; 0 derives it from timeframe and calendar",
            otherwise = "0",
            min = 0)
        double periodsPerYear,
    @Param(value = "metric that ranks portfolios, highest first", otherwise = "sharpe")
        String rankBy,
    @Param(
            value = "points of a chart at most; a sweep shares them",
            otherwise = "1500",
            min = 16,
            max = 20000)
        int curvePoints,
    @Param(
            value = "trades listed in the tear sheet at most; a sweep shares them",
            otherwise = "5000",
            min = 1,
            max = 100000)
        int listedTrades,
    @Param(
            value =
                "portfolios of which trades and curves are kept; of a run with more, figures alone",
            otherwise = "1000000",
            min = 1,
            max = 1000000)
        int kept) {

  private static final long SHARED_POINTS = 400_000;
  private static final long SHARED_TRADES = 200_000;

  /** Options that keep trades and curves of every portfolio. */
  public ReportingOptions(
      double riskFree,
      double acceptableReturn,
      double periodsPerYear,
      String rankBy,
      int curvePoints,
      int listedTrades) {
    this(riskFree, acceptableReturn, periodsPerYear, rankBy, curvePoints, listedTrades, 1_000_000);
  }

  /** The same with another {@link #kept}. */
  public ReportingOptions withKept(int portfolios) {
    return new ReportingOptions(
        riskFree, acceptableReturn, periodsPerYear, rankBy, curvePoints, listedTrades, portfolios);
  }

  /** The documented defaults. */
  public static ReportingOptions defaults() {
    return new ReportingOptions(0, 0, 0, "sharpe", 1_500, 5_000);
  }

  /** Points of a chart when {@code portfolios} share the memory; even, at least 16. */
  int curvePoints(int portfolios) {
    long share = Math.max(200, SHARED_POINTS / Math.max(1, portfolios));
    return (int) Math.max(16, Math.min(curvePoints, share)) & ~1;
  }

  /** Trades listed for each when {@code portfolios} share the memory. */
  int listedTrades(int portfolios) {
    long share = Math.max(50, SHARED_TRADES / Math.max(1, portfolios));
    return (int) Math.min(listedTrades, share);
  }
}
