package io.admf.reporting.library.metrics;

/** Metrics of the returns: growth, and growth for the risk taken. */
public final class ReturnMetrics {

  private ReturnMetrics() {}

  static double total(RunStatistics run) {
    var account = run.account();
    return account.slices() == 0
        ? Double.NaN
        : Returns.ratio(account.last() - account.first(), account.first());
  }

  static double annual(RunStatistics run) {
    ReturnStatistics returns = run.returns();
    boolean ruined = !Double.isNaN(run.account().ruin());
    double total = ruined ? -1 : total(run); // nothing grows from nothing
    return Returns.annual(total, returns.periods(), returns.conventions().periodsPerYear());
  }

  /** empyrical {@code cum_returns_final} of the equity. */
  @Metric(
      name = "total_return",
      description = "final equity / equity at the first slice - 1",
      unit = Unit.PERCENT,
      order = 10)
  public record TotalReturn() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return total(run);
    }
  }

  /** empyrical {@code annual_return}: geometric. */
  @Metric(
      name = "annual_return",
      description =
          "geometric: (1 + total return)^(periods per year / periods) - 1, also called CAGR; -1 once"
              + " ruined",
      unit = Unit.PERCENT,
      order = 20)
  public record AnnualReturn() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return annual(run);
    }
  }

  /** empyrical {@code annual_volatility}. */
  @Metric(
      name = "volatility",
      description = "standard deviation of returns (n - 1) x sqrt(periods per year)",
      unit = Unit.PERCENT,
      order = 30)
  public record Volatility() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return Returns.volatility(run.returns());
    }
  }

  /** Sharpe (1994) as in empyrical {@code sharpe_ratio}. */
  @Metric(
      name = "sharpe",
      description =
          "(mean return - risk-free) / standard deviation (n - 1) x sqrt(periods per year)"
              + " (Sharpe 1994)",
      order = 40)
  public record Sharpe() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return Returns.sharpe(run.returns());
    }
  }

  /** Sortino and Price (1994) as in empyrical {@code sortino_ratio}. */
  @Metric(
      name = "sortino",
      description =
          "(mean return - acceptable) / sqrt(mean over all periods of min(r - acceptable, 0)^2)"
              + " x sqrt(periods per year) (Sortino and Price 1994)",
      order = 50)
  public record Sortino() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return Returns.sortino(run.returns());
    }
  }

  /** Young (1991) as in empyrical {@code calmar_ratio}, over the whole run. */
  @Metric(
      name = "calmar",
      description = "annual return / size of the max drawdown, over the whole run (Young 1991)",
      order = 60)
  public record Calmar() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return Returns.calmar(annual(run), run.drawdowns().deepest());
    }
  }
}
