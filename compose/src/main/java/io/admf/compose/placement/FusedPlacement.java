package io.admf.compose.placement;

import io.admf.data.DataKernel;
import io.admf.data.SkippedRows;
import io.admf.execution.ExecutionKernel;
import io.admf.frame.BarBlock;
import io.admf.ledger.LedgerKernel;
import io.admf.plan.RunPlan;
import io.admf.portfolio.PortfolioKernel;
import io.admf.reporting.Provenance;
import io.admf.reporting.ReportingDesk;
import io.admf.reporting.RunReport;
import io.admf.strategy.Analysis;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import java.util.function.LongSupplier;

/** All kernels in one thread, calling each other directly. */
public final class FusedPlacement implements Placement {

  private final LongSupplier nanoTime;

  /**
   * @param nanoTime a clock for the elapsed time in the report; no event sees it
   */
  public FusedPlacement(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public String name() {
    return "fused";
  }

  @Override
  public RunReport run(RunRequest request) {
    long start = nanoTime.getAsLong();
    RunPlan plan = request.plan();
    StrategyKernel strategy =
        new StrategyKernel(plan, request.components(), ExpressionFilters::compile);
    try (DataKernel data = new DataKernel(plan, request.components());
        Prefetch blocks = new Prefetch(data);
        ReportingDesk desk =
            new ReportingDesk(
                plan,
                request.components(),
                request.reporting(),
                request.trace(),
                request.results())) {
      FusedFlow flow =
          new FusedFlow(
              plan.portfolios().size(),
              new PortfolioKernel(plan, request.components()),
              new ExecutionKernel(plan, request.components()),
              new LedgerKernel(plan),
              desk);
      for (BarBlock block = blocks.take(); block != null; block = blocks.take()) {
        Analysis analysis = strategy.analyse(block);
        desk.block(block, analysis.features(), analysis.regimes(), analysis.signals());
        flow.block(block, analysis);
      }
      flow.end();
      SkippedRows.notes(data.notes()).forEach(desk::note);
      Provenance provenance =
          new Provenance(
              plan.runId(),
              request.name(),
              request.configHash(),
              data.dataHash(),
              request.codeVersion(),
              name(),
              (nanoTime.getAsLong() - start) / 1_000_000);
      return desk.finish(provenance, request.experiment());
    }
  }
}
