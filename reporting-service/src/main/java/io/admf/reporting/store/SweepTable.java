package io.admf.reporting.store;

import io.admf.frame.Series;
import io.admf.plan.RunPlan;
import io.admf.reporting.MetricInfo;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.Provenance;
import io.admf.reporting.RunSummary;
import io.admf.reporting.library.metrics.RunStatistics.ActivityStatistics;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All combinations of a sweep, or those that are done.
 *
 * @param provenance what every row came from
 * @param seed of the run
 * @param rankBy the metric that ranks rows, highest first
 * @param metrics in the order of reports
 * @param rows in combo order
 */
public record SweepTable(
    Provenance provenance,
    long seed,
    String rankBy,
    List<MetricInfo> metrics,
    List<SweepRow> rows) {

  public SweepTable {
    metrics = List.copyOf(metrics);
    rows = List.copyOf(rows);
  }

  /** The table of a run. */
  public static SweepTable of(RunSummary run) {
    return new SweepTable(
        run.provenance(),
        run.plan().seed(),
        run.rankBy(),
        run.metrics(),
        run.portfolios().stream().map(portfolio -> row(run.plan(), portfolio)).toList());
  }

  private static SweepRow row(RunPlan plan, PortfolioSummary portfolio) {
    List<Series> series = portfolio.spec().series().stream().map(plan.series()::get).toList();
    ActivityStatistics activity = portfolio.statistics().activity();
    return new SweepRow(
        portfolio.spec().comboId(),
        portfolio.spec().name(),
        portfolio.spec().parameters(),
        series.stream().map(Series::symbol).toList(),
        series.stream().map(Series::id).toList(),
        portfolio.metrics(),
        new SweepRow.Activity(activity.orders(), activity.fills(), activity.rejected()),
        portfolio.digest());
  }

  /** The place of each row by {@link #rankBy}, from 1: highest first, undefined last. */
  long[] ranks() {
    List<Integer> order =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(Comparator.comparingDouble(this::descending))
            .toList();
    long[] ranks = new long[rows.size()];
    for (int place = 0; place < ranks.length; place++) {
      ranks[order.get(place)] = place + 1L;
    }
    return ranks;
  }

  private double descending(int row) {
    double value = rows.get(row).metric(rankBy);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
  }
}
