package io.admf.reporting.library.metrics;

/** Metrics of the account: drawdown, exposure, turnover, costs. */
public final class AccountMetrics {

  private AccountMetrics() {}

  /** empyrical {@code max_drawdown}: negative. */
  @Metric(
      name = "max_drawdown",
      description = "lowest equity / highest equity before it - 1; negative",
      unit = Unit.PERCENT,
      order = 70)
  public record MaxDrawdown() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return run.drawdowns().deepest();
    }
  }

  /** Chan (2009), "maximum drawdown duration": of the longest drawdown, not of the deepest. */
  @Metric(
      name = "max_drawdown_days",
      description =
          "longest time from a peak of equity until it was regained (or the end), calendar days"
              + " (Chan 2009)",
      unit = Unit.DAYS,
      order = 80)
  public record MaxDrawdownDays() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return run.drawdowns().longestDays();
    }
  }

  /** How long the deepest drawdown lasted. */
  @Metric(
      name = "deepest_drawdown_days",
      description =
          "time from the peak before the deepest drawdown until it was regained (or the end),"
              + " calendar days",
      unit = Unit.DAYS,
      order = 90)
  public record DeepestDrawdownDays() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return run.drawdowns().deepestDays();
    }
  }

  /** As "Exposure Time" of backtesting.py. */
  @Metric(
      name = "exposure",
      description = "share of slices at which a position was held",
      unit = Unit.PERCENT,
      order = 150)
  public record Exposure() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return Returns.share(run.account().slicesInMarket(), run.account().slices());
    }
  }

  /** Mean gross leverage. */
  @Metric(
      name = "average_exposure",
      description = "mean over slices of the absolute market value of holdings / equity",
      unit = Unit.PERCENT,
      order = 160)
  public record AverageExposure() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return run.account().averageExposure();
    }
  }

  /** Both sides counted, over the whole run, not per year. */
  @Metric(
      name = "turnover",
      description = "value of all fills, buys and sells / mean equity, over the whole run",
      order = 170)
  public record Turnover() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return Returns.ratio(run.activity().tradedValue(), run.account().average());
    }
  }

  /** What brokers took. */
  @Metric(
      name = "commission",
      description = "commission paid in all",
      unit = Unit.MONEY,
      order = 180)
  public record Commission() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return run.activity().commission();
    }
  }

  /** What the market took on the way from the reference price to the fill. */
  @Metric(
      name = "slippage",
      description = "what slippage cost in all; negative when it helped",
      unit = Unit.MONEY,
      order = 190)
  public record Slippage() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return run.activity().slippage();
    }
  }

  /** Cash and holdings at the last close. */
  @Metric(
      name = "final_equity",
      description = "cash and holdings at the latest closes, at the last slice",
      unit = Unit.MONEY,
      order = 5)
  public record FinalEquity() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return run.account().slices() == 0 ? Double.NaN : run.account().last();
    }
  }
}
