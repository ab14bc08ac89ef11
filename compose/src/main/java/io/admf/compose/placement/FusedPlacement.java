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
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** All kernels in one thread, calling each other directly. */
public final class FusedPlacement implements Placement {

  private final LongSupplier nanoTime;
  private final LongSupplier stageClock;
  private final Consumer<StageTimes> timed;

  /**
   * @param nanoTime a clock for the elapsed time in the report; no event sees it
   */
  public FusedPlacement(LongSupplier nanoTime) {
    this(nanoTime, () -> 0, times -> {});
  }

  /**
   * @param stageClock a clock for the stages, asked by the thread whose stage it is
   * @param timed hears after a run how long its stages took
   */
  public FusedPlacement(
      LongSupplier nanoTime, LongSupplier stageClock, Consumer<StageTimes> timed) {
    this.nanoTime = nanoTime;
    this.stageClock = stageClock;
    this.timed = timed;
  }

  @Override
  public String name() {
    return "fused";
  }

  @Override
  public RunReport run(RunRequest request) {
    long start = nanoTime.getAsLong();
    StageTimes times = new StageTimes(stageClock);
    RunPlan plan = request.plan();
    StrategyKernel strategy =
        new StrategyKernel(plan, request.components(), ExpressionFilters::compile);
    try (DataKernel data = new DataKernel(plan, request.components());
        Prefetch blocks = new Prefetch(data, stageClock);
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
              desk,
              times);
      for (BarBlock block = blocks.take(); block != null; block = blocks.take()) {
        times.enter(Stage.ANALYSIS);
        Analysis analysis = strategy.analyse(block);
        times.enter(Stage.REPORTING);
        desk.block(block, analysis.features(), analysis.regimes(), analysis.signals());
        flow.block(block, analysis);
        times.enter(Stage.WAITING);
      }
      times.add(Stage.READING, blocks.spent());
      flow.end();
      times.enter(Stage.WRITING);
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
      RunReport report = desk.finish(provenance, request.experiment());
      times.enter(Stage.WAITING);
      timed.accept(times);
      return report;
    }
  }
}
