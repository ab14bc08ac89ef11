package io.admf.reporting.library.metrics;

import io.admf.reporting.library.metrics.RunStatistics.TradeStatistics;

/** Metrics of closed round trips, after commission. A position still open at the end is none. */
public final class TradeMetrics {

  private TradeMetrics() {}

  /** Round trips. */
  @Metric(
      name = "trades",
      description = "closed round trips, from flat to flat",
      unit = Unit.COUNT,
      order = 100)
  public record Trades() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return (double) run.trades().count();
    }
  }

  /** A trade that made exactly nothing is no win. */
  @Metric(
      name = "win_rate",
      description = "trades with a net profit above zero / trades",
      unit = Unit.PERCENT,
      order = 110)
  public record WinRate() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return Returns.share(run.trades().wins(), run.trades().count());
    }
  }

  /** Undefined, not infinite, when no trade lost. */
  @Metric(
      name = "profit_factor",
      description = "net profit of winners / net loss of losers",
      order = 120)
  public record ProfitFactor() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return Returns.ratio(run.trades().profit(), run.trades().loss());
    }
  }

  /** Tharp (1998) in money: win rate × average win − loss rate × average loss. */
  @Metric(
      name = "expectancy",
      description =
          "mean net profit per trade: win rate x average win - loss rate x average loss"
              + " (Tharp 1998)",
      unit = Unit.MONEY,
      order = 130)
  public record Expectancy() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return Returns.ratio(run.trades().net(), (double) run.trades().count());
    }
  }

  /** Arithmetic, each trade counting alike whatever its size. */
  @Metric(
      name = "average_trade",
      description = "mean over trades of net profit / cost of entry",
      unit = Unit.PERCENT,
      order = 140)
  public record AverageTrade() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return Returns.ratio(run.trades().sumOfReturns(), (double) run.trades().count());
    }
  }

  /** The largest net profit. */
  @Metric(
      name = "best_trade",
      description = "largest net profit of a trade",
      unit = Unit.MONEY,
      order = 142)
  public record BestTrade() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return run.trades().best();
    }
  }

  /** The smallest net profit. */
  @Metric(
      name = "worst_trade",
      description = "smallest net profit of a trade",
      unit = Unit.MONEY,
      order = 144)
  public record WorstTrade() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return run.trades().worst();
    }
  }

  /** From the slice of the opening fill to that of the closing one. */
  @Metric(
      name = "average_bars_held",
      description = "mean over trades of the slices held",
      order = 146)
  public record AverageBarsHeld() implements Measure {
    @Override
    public double of(RunStatistics run) {
      TradeStatistics trades = run.trades();
      return Returns.share(trades.bars(), trades.count());
    }
  }
}
