package io.admf.reporting;

import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.PositionClose;
import io.admf.plan.PortfolioSpec;
import io.admf.reporting.cost.Costs;
import io.admf.reporting.gain.Gain;
import io.admf.reporting.library.metrics.RunStatistics;
import io.admf.reporting.tally.EquityCurve;
import io.admf.reporting.tally.MonthReturn;
import io.admf.reporting.tally.Troubles;
import java.util.ArrayList;
import java.util.Comparator;
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
 * @param costs what its orders cost
 * @param gain where the change of its equity came from
 * @param shown whether curve, months, trades, fills, costs and gain were kept; most rows of a sweep
 *     have figures alone
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
    Troubles troubles,
    Costs costs,
    Gain gain,
    boolean shown) {

  /** The digest of a portfolio that has none, since a component failed. */
  public static final String NO_DIGEST = "0".repeat(32);

  /** Whether the portfolio came to no result, since a component failed. */
  public boolean broken() {
    return digest.equals(NO_DIGEST);
  }

  /** A metric by key; NaN when it is not defined or not known. */
  public double metric(String key) {
    return metrics.getOrDefault(key, Double.NaN);
  }

  /** The same of a portfolio that stands elsewhere in its plan. */
  public PortfolioSummary of(PortfolioSpec place) {
    return new PortfolioSummary(
        place,
        digest,
        metrics,
        statistics,
        curve,
        months,
        trades,
        fills,
        holdings,
        troubles,
        costs,
        gain,
        shown);
  }

  /** Portfolios by a metric, highest first, undefined last, then as they stood. */
  public static List<PortfolioSummary> ranked(List<PortfolioSummary> all, String metric) {
    List<PortfolioSummary> ranked = new ArrayList<>(all);
    ranked.sort(
        Comparator.comparingDouble(
            p -> Double.isNaN(p.metric(metric)) ? Double.POSITIVE_INFINITY : -p.metric(metric)));
    return ranked;
  }
}
