package io.admf.compose.forecast;

import io.admf.frame.Series;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.util.List;

/**
 * About what a run takes on one thread. Figures in bars count what dates allow at most; where
 * nothing is known of some series, they are of the others alone and {@code complete} is false.
 *
 * @param combinationBars for every combination the bars that it trades, summed
 * @param complete whether the bars of all series are known
 * @param bytes of memory; does not grow with bars
 */
public record Cost(long combinationBars, boolean complete, double seconds, double bytes) {

  static Cost of(RunPlan plan, List<BarCount> bars, int features) {
    long combinationBars = 0;
    for (PortfolioSpec portfolio : plan.portfolios()) {
      for (int series : portfolio.series()) {
        combinationBars += bars.get(series).bars();
      }
    }
    long read = 0;
    long widest = 0;
    boolean complete = true;
    for (Series series : plan.series()) {
      BarCount count = bars.get(series.index());
      read += count.bars();
      widest = Math.max(widest, count.bars());
      complete &= count.known() != BarCount.Known.UNTIL_READ;
    }
    double frame = complete ? Math.min(plan.frameSlices(), widest) : plan.frameSlices();
    double row =
        plan.series().size() * Rates.BAR_BYTES
            + features * Rates.FEATURE_BYTES
            + plan.signals().size() * Rates.SIGNAL_BYTES;
    return new Cost(
        combinationBars,
        complete,
        Rates.START_SECONDS
            + read / Rates.BARS_READ_PER_SECOND
            + combinationBars / Rates.COMBINATION_BARS_PER_SECOND,
        Rates.START_BYTES + plan.portfolios().size() * Rates.PORTFOLIO_BYTES + frame * row);
  }
}
