package io.admf.compose.placement;

import io.admf.compose.expansion.Selection;
import io.admf.compose.fused.BarSupply;
import io.admf.compose.fused.Sweep;
import io.admf.compose.fused.Workers;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.reporting.Provenance;
import io.admf.reporting.RunSummary;
import io.admf.reporting.results.RowLog;
import java.util.List;

/** Threads of this process, which work a sweep batch by batch. */
final class LocalCrew implements Crew {

  /** Combination-bars in a batch: a few seconds of work. */
  private static final long BATCH_WORK = 1_000_000_000;

  private static final int SMALLEST_BATCH = 64;

  /** Bounds the memory of a batch. */
  private static final int LARGEST_BATCH = 20_000;

  @Override
  public void work(SweepRows rows) {
    List<PortfolioSpec> left = rows.left();
    BarSupply supply = rows.supply();
    Effort effort = rows.effort();
    effort.progress().begin(left.size(), supply.measure());
    try (Workers workers = new Workers(effort.workers())) {
      for (int from = 0; from < left.size(); ) {
        int to = Math.min(left.size(), from + batchSize(effort, supply));
        batch(rows, left.subList(from, to), workers);
        from = to;
      }
    } finally {
      effort.progress().end();
    }
  }

  private static int batchSize(Effort effort, BarSupply supply) {
    if (effort.batch() > 0) {
      return effort.batch();
    }
    return supply.slices() == 0 // not known before the first batch is done
        ? SMALLEST_BATCH
        : Math.clamp(BATCH_WORK / supply.slices(), SMALLEST_BATCH, LARGEST_BATCH);
  }

  private static void batch(SweepRows rows, List<PortfolioSpec> portfolios, Workers workers) {
    RunRequest request = rows.request();
    RunPlan part = Selection.some(request.plan(), portfolios);
    Sweep sweep = new Sweep(part, request.components(), request.reporting(), workers);
    rows.supply()
        .each(
            block -> {
              rows.checkStop();
              sweep.block(block);
              rows.effort().progress().worked((long) portfolios.size() * block.slices());
            });
    rows.checkData();
    RunSummary summary =
        sweep.end(new Provenance(part.runId(), "", "", rows.supply().dataHash(), "", "fused", 0));
    rows.add(summary.silent(), summary.portfolios().stream().map(RowLog.Row::of).toList());
  }
}
