package io.admf.compose.placement;

import io.admf.compose.expansion.Selection;
import io.admf.compose.fused.BarSupply;
import io.admf.compose.fused.Sweep;
import io.admf.compose.fused.Workers;
import io.admf.config.BadInputException;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.Provenance;
import io.admf.reporting.RunSummary;
import io.admf.reporting.RunSummary.NoSignal;
import io.admf.reporting.results.RowLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Works out the rows of a sweep, batch by batch. What a batch has finished outlives an
 * interruption; a row does not depend on the batch that it was worked in.
 */
final class SweepRows {

  /** Combination-bars in a batch: a few seconds of work. */
  private static final long BATCH_WORK = 1_000_000_000;

  private static final int SMALLEST_BATCH = 64;

  /** Bounds the memory of a batch. */
  private static final int LARGEST_BATCH = 20_000;

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

  /**
   * Works out what is not there yet.
   *
   * @throws StoppedException if it was stopped
   */
  void work() {
    List<PortfolioSpec> left =
        new ArrayList<>(
            plan.portfolios().stream().filter(p -> !rows.containsKey(p.comboId())).toList());
    if (left.isEmpty()) {
      return;
    }
    effort.progress().begin(left.size(), supply.measure());
    try (Workers workers = new Workers(effort.workers())) {
      for (int from = 0; from < left.size(); ) {
        int to = Math.min(left.size(), from + batchSize());
        batch(left.subList(from, to), workers);
        from = to;
      }
    } finally {
      effort.progress().end();
    }
  }

  private int batchSize() {
    if (effort.batch() > 0) {
      return effort.batch();
    }
    return supply.slices() == 0 // not known before the first batch is done
        ? SMALLEST_BATCH
        : Math.clamp(BATCH_WORK / supply.slices(), SMALLEST_BATCH, LARGEST_BATCH);
  }

  private void batch(List<PortfolioSpec> portfolios, Workers workers) {
    RunPlan part = Selection.some(plan, portfolios);
    Sweep sweep = new Sweep(part, request.components(), request.reporting(), workers);
    supply.each(
        block -> {
          if (effort.stop().getAsBoolean()) {
            throw new StoppedException(log.folder(), rows.size(), plan.portfolios().size());
          }
          sweep.block(block);
          effort.progress().worked((long) portfolios.size() * block.slices());
        });
    checkData();
    RunSummary summary =
        sweep.end(new Provenance(plan.runId(), "", "", supply.dataHash(), "", "fused", 0));
    List<RowLog.Row> finished = summary.portfolios().stream().map(RowLog.Row::of).toList();
    log.add(new RowLog.Batch(supply.dataHash(), summary.silent(), finished));
    finished.forEach(row -> rows.put(row.combo(), row));
    effort.progress().finished(finished.size());
  }

  /** All rows of a sweep are made of the same bars. */
  private void checkData() {
    for (RowLog.Batch batch : log.batches()) {
      if (!batch.dataHash().equals(supply.dataHash())) {
        throw new BadInputException(
            log.folder().toString(),
            "holds finished rows over other data, of hash %s, where it is %s now; remove the folder to begin anew"
                .formatted(batch.dataHash(), supply.dataHash()));
      }
    }
  }

  /** All rows, in combo order. */
  List<PortfolioSummary> rows() {
    return plan.portfolios().stream()
        .map(spec -> Objects.requireNonNull(rows.get(spec.comboId())).summary(spec))
        .toList();
  }

  /** The strategies that gave no signal in any batch. */
  List<NoSignal> silent() {
    return log.batches().stream().flatMap(batch -> batch.silent().stream()).distinct().toList();
  }
}
