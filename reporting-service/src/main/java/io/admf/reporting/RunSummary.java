package io.admf.reporting;

import io.admf.digest.EventDigest;
import io.admf.event.InvariantException;
import io.admf.plan.RunPlan;
import io.admf.reporting.library.metrics.Conventions;
import io.admf.reporting.notice.GivenLevels;
import io.admf.reporting.notice.UnusedLevels;
import io.admf.reporting.tally.PriceCurve;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param levels the stops and price targets that strategies gave
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
    List<NoSignal> silent,
    List<GivenLevels> levels) {

  public RunSummary {
    metrics = List.copyOf(metrics);
    portfolios = List.copyOf(portfolios);
    markets = List.copyOf(markets);
    silent = List.copyOf(silent);
    levels = List.copyOf(levels);
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

  /** What the user should know although nothing went wrong, one line each. */
  public List<String> notices() {
    return UnusedLevels.of(plan, levels);
  }

  /** The portfolios by {@link #rankBy}, highest first, undefined last, then in combo order. */
  public List<PortfolioSummary> ranking() {
    return PortfolioSummary.ranked(portfolios, rankBy);
  }

  /**
   * The summary of a whole sweep, of which these are the portfolios kept to be shown.
   *
   * @param whole the plan of all
   * @param rows of all, in combo order
   * @param said the strategies that gave no signal
   * @throws InvariantException if a portfolio did not come out as its row says
   */
  public RunSummary within(RunPlan whole, List<PortfolioSummary> rows, List<NoSignal> said) {
    List<PortfolioSummary> all = new ArrayList<>(rows);
    for (PortfolioSummary kept : portfolios) {
      int at = indexOf(kept, rows);
      PortfolioSummary row = rows.get(at);
      if (!row.digest().equals(kept.digest()) || !row.statistics().equals(kept.statistics())) {
        throw new InvariantException(
            row.spec().container(),
            data.slices() - 1,
            "expected digest %s and %s as in the sweep, was %s and %s"
                .formatted(row.digest(), row.statistics(), kept.digest(), kept.statistics()));
      }
      all.set(at, kept.of(row.spec()));
    }
    return new RunSummary(
        whole, provenance, data, conventions, rankBy, metrics, all, markets, said, levels);
  }

  private static int indexOf(PortfolioSummary kept, List<PortfolioSummary> rows) {
    int at =
        Collections.binarySearch(
            rows, kept, Comparator.comparing(p -> p.spec().comboId(), COMBO_ORDER));
    if (at < 0) {
      throw new IllegalArgumentException("no row of " + kept.spec().comboId());
    }
    return at;
  }

  /** {@code c9999} before {@code c10000}. */
  private static final Comparator<String> COMBO_ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
}
