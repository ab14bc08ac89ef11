package io.admf.reporting;

import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.PositionClose;
import io.admf.plan.PortfolioSpec;
import io.admf.reporting.library.metrics.RunStatistics;
import io.admf.reporting.tally.EquityCurve;
import io.admf.reporting.tally.MonthReturn;
import io.admf.reporting.tally.Troubles;
import java.util.List;
import java.util.Map;

/**
 * What became of one portfolio.
 *
 * @param digest of its trading events and final snapshot
 * @param metrics by key, in the order of reports; NaN where not defined
 * @param statistics what the metrics were computed from
 * @param trades its first closed round trips, for display
 * @param fills its first fills, for display
 * @param holdings positions open at the end
 */
public record PortfolioSummary(
    PortfolioSpec spec,
    String digest,
    Map<String, Double> metrics,
    RunStatistics statistics,
    EquityCurve curve,
    List<MonthReturn> months,
    List<PositionClose> trades,
    List<Fill> fills,
    List<Holding> holdings,
    Troubles troubles) {

  /** A metric by key; NaN when it is not defined or not known. */
  public double metric(String key) {
    return metrics.getOrDefault(key, Double.NaN);
  }
}
