package io.admf.reporting;

import io.admf.digest.EventDigest;
import io.admf.plan.RunPlan;
import io.admf.reporting.library.metrics.Conventions;
import io.admf.reporting.tally.PriceCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What became of a run.
 *
 * @param data what was read
 * @param conventions that the metrics follow
 * @param rankBy the metric that ranks portfolios, highest first
 * @param metrics the metrics computed, in the order of reports
 * @param portfolios in combo order
 * @param markets the series that portfolios trade on
 * @param silent the strategies that gave no signal
 */
public record RunSummary(
    RunPlan plan,
    Provenance provenance,
    DataRange data,
    Conventions conventions,
    String rankBy,
    List<MetricInfo> metrics,
    List<PortfolioSummary> portfolios,
    List<PriceCurve> markets,
    List<NoSignal> silent) {

  public RunSummary {
    metrics = List.copyOf(metrics);
    portfolios = List.copyOf(portfolios);
    markets = List.copyOf(markets);
    silent = List.copyOf(silent);
  }

  /**
   * What was read.
   *
   * @param bars of all series
   * @param slices distinct times
   * @param from opening of the first bar, epoch nanoseconds; 0 without bars
   * @param to close of the last bar, epoch nanoseconds; 0 without bars
   */
  public record DataRange(long bars, long slices, long from, long to) {}

  /**
   * A strategy that never gave a signal.
   *
   * @param strategyId the signal column
   * @param detail what it was waiting for
   */
  public record NoSignal(String strategyId, String detail) {}

  /** The digest of the run, from its portfolios' in combo order. */
  public String digest() {
    return EventDigest.ofRun(portfolios.stream().map(PortfolioSummary::digest).toList());
  }

  /** The portfolios by {@link #rankBy}, highest first, undefined last, then in combo order. */
  public List<PortfolioSummary> ranking() {
    List<PortfolioSummary> ranked = new ArrayList<>(portfolios);
    ranked.sort(
        Comparator.comparingDouble(
            p -> Double.isNaN(p.metric(rankBy)) ? Double.POSITIVE_INFINITY : -p.metric(rankBy)));
    return ranked;
  }

  /**
   * One summary of a run whose portfolios were reported in shards over the same data.
   *
   * @param shards at least one; their portfolios are disjoint
   * @param provenance of the whole
   */
  public static RunSummary join(List<RunSummary> shards, Provenance provenance) {
    RunSummary one = shards.getFirst();
    List<PortfolioSummary> portfolios = new ArrayList<>();
    List<NoSignal> silent = new ArrayList<>();
    for (RunSummary shard : shards) {
      if (!shard.data.equals(one.data)) {
        throw new IllegalArgumentException(
            "expected shards over the same data, %s, was %s".formatted(one.data, shard.data));
      }
      portfolios.addAll(shard.portfolios);
      shard.silent.stream().filter(s -> !silent.contains(s)).forEach(silent::add);
    }
    portfolios.sort(Comparator.comparingInt(p -> p.spec().index()));
    return new RunSummary(
        one.plan,
        provenance,
        one.data,
        one.conventions,
        one.rankBy,
        one.metrics,
        portfolios,
        one.markets,
        silent);
  }
}
