package io.admf.compose.placement;

import io.admf.compose.fused.BarSupply;
import io.admf.config.BadInputException;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.RunSummary.NoSignal;
import io.admf.reporting.results.RowLog;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rows of a sweep: those that are finished, and what there is to make the others of. What a
 * {@link Crew} has added outlives an interruption; a row does not depend on the batch that it was
 * worked in. For one thread.
 */
public final class SweepRows {

  private final RunRequest request;
  private final RunPlan plan;
  private final Effort effort;
  private final BarSupply supply;
  private final RowLog log;
  private final Map<String, RowLog.Row> rows;

  SweepRows(RunRequest request, Effort effort, BarSupply supply, RowLog log) {
    this.request = request;
    this.plan = request.plan();
    this.effort = effort;
    this.supply = supply;
    this.log = log;
    this.rows = new LinkedHashMap<>(log.rows());
  }

  /** What is to be run. */
  public RunRequest request() {
    return request;
  }

  /** How much is to be done at a time; hears of progress, and says when to stop. */
  public Effort effort() {
    return effort;
  }

  /** The bars that all rows are made of. */
  public BarSupply supply() {
    return supply;
  }

  /** The combinations that have no row yet, in combo order. */
  public List<PortfolioSpec> left() {
    return plan.portfolios().stream().filter(p -> !rows.containsKey(p.comboId())).toList();
  }

  /**
   * Ends the work when the user has asked for it.
   *
   * @throws StoppedException then
   */
  public void checkStop() {
    if (effort.stop().getAsBoolean()) {
      throw new StoppedException(log.folder(), rows.size(), plan.portfolios().size());
    }
  }

  /**
   * All rows of a sweep are made of the same bars. To be asked once the bars have been read.
   *
   * @throws BadInputException if finished rows are of others
   */
  public void checkData() {
    for (RowLog.Batch batch : log.batches()) {
      if (!batch.dataHash().equals(supply.dataHash())) {
        throw new BadInputException(
            log.folder().toString(),
            "holds finished rows over other data, of hash %s, where it is %s now; remove the folder to begin anew"
                .formatted(batch.dataHash(), supply.dataHash()));
      }
    }
  }

  /**
   * Adds finished rows; when it returns, they are on the disk.
   *
   * @param silent strategies that said nothing in them
   */
  public void add(List<NoSignal> silent, List<RowLog.Row> finished) {
    log.add(new RowLog.Batch(supply.dataHash(), silent, finished));
    finished.forEach(row -> rows.put(row.combo(), row));
    effort.progress().finished(finished.size());
  }

  /** All rows, in combo order. */
  List<PortfolioSummary> rows() {
    return plan.portfolios().stream()
        .map(spec -> Objects.requireNonNull(rows.get(spec.comboId())).summary(spec))
        .toList();
  }

  /** The strategies that gave no signal in any batch, in the order of the plan. */
  List<NoSignal> silent() {
    Map<String, Integer> order = new LinkedHashMap<>();
    for (SignalSpec signal : plan.signals()) {
      order.putIfAbsent(signal.id(), signal.index());
    }
    return log.batches().stream()
        .flatMap(batch -> batch.silent().stream())
        .distinct()
        .sorted(Comparator.comparingInt(silent -> order.getOrDefault(silent.strategyId(), -1)))
        .toList();
  }
}
