package io.admf.compose.placement;

import io.admf.component.ComponentException;
import io.admf.compose.expansion.Selection;
import io.admf.compose.forecast.DeclaredLevels;
import io.admf.compose.fused.BarSupply;
import io.admf.compose.fused.FusedFlow;
import io.admf.compose.fused.Stage;
import io.admf.compose.fused.StageTimes;
import io.admf.event.Event;
import io.admf.event.Snapshot;
import io.admf.frame.EquityFrame;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.Provenance;
import io.admf.reporting.ReportingDesk;
import io.admf.reporting.RunReport;
import io.admf.reporting.RunSummary;
import io.admf.reporting.TraceMode;
import io.admf.reporting.results.RowLog;
import io.admf.strategy.Analysis;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All kernels in one thread, calling each other directly. */
public final class FusedPlacement implements Placement {

  /** Bars kept in memory between the batches of a sweep: some 64 bytes each. */
  private static final long ROOM = Runtime.getRuntime().maxMemory() / 4 / 64;

  private final Effort effort;
  private final LongSupplier nanoTime;
  private final LongSupplier stageClock;
  private final Consumer<StageTimes> timed;
  private final String name;
  private final Crew crew;

  /**
   * @param nanoTime a clock for the elapsed time in the report; no event sees it
   */
  public FusedPlacement(LongSupplier nanoTime) {
    this(Effort.PLAIN, nanoTime, () -> 0, times -> {});
  }

  /**
   * @param effort how much is done at a time, and kept
   * @param stageClock a clock for the stages, asked by the thread whose stage it is
   * @param timed hears after a run how long its stages took
   */
  public FusedPlacement(
      Effort effort, LongSupplier nanoTime, LongSupplier stageClock, Consumer<StageTimes> timed) {
    this("fused", new LocalCrew(), effort, nanoTime, stageClock, timed);
  }

  private FusedPlacement(
      String name,
      Crew crew,
      Effort effort,
      LongSupplier nanoTime,
      LongSupplier stageClock,
      Consumer<StageTimes> timed) {
    this.name = name;
    this.crew = crew;
    this.effort = effort;
    this.nanoTime = nanoTime;
    this.stageClock = stageClock;
    this.timed = timed;
  }

  /**
   * The same with others to work out the rows of a sweep; the best are run again here.
   *
   * @param name of the placement in results
   */
  public static FusedPlacement with(String name, Crew crew, Effort effort, LongSupplier nanoTime) {
    return new FusedPlacement(name, crew, effort, nanoTime, () -> 0, times -> {});
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Where there are more portfolios than are kept, all are worked out in figures first, and then
   * the best once more, event by event: a row and its run again say the same, or there is no
   * result.
   *
   * @throws StoppedException if a sweep was stopped; its finished rows are kept
   */
  @Override
  public RunReport run(RunRequest request) {
    long start = nanoTime.getAsLong();
    RunPlan plan = request.plan();
    boolean sweep = plan.portfolios().size() > effort.kept() && request.trace() == TraceMode.NONE;
    BarSupply supply = new BarSupply(plan, request.components(), stageClock, sweep ? ROOM : 0);
    if (!sweep) {
      return new Detailed(request, plan, supply, start, null).run(summary -> summary);
    }
    RowLog.Origin origin = new RowLog.Origin(request.configHash(), request.codeVersion());
    try (RowLog log = RowLog.open(request.results(), plan.runId(), origin, request.experiment())) {
      SweepRows rows = new SweepRows(request, effort, supply, log);
      if (!rows.left().isEmpty()) {
        crew.work(rows);
      }
      List<PortfolioSummary> all = rows.rows();
      if (all.stream().allMatch(PortfolioSummary::broken)) {
        throw new ComponentException(
            "all %d combinations failed, the first with %s"
                .formatted(all.size(), all.getFirst().troubles().failures().getFirst().first()));
      }
      RunPlan best = Selection.some(plan, best(all, request.reporting().rankBy()));
      RunReport report =
          new Detailed(request, best, supply, start, log.folder())
              .run(summary -> summary.within(plan, all, rows.silent()));
      log.remove();
      return report;
    }
  }

  /** The best portfolios by a metric, as many as are kept, in combo order. */
  private List<PortfolioSpec> best(List<PortfolioSummary> all, String rankBy) {
    return PortfolioSummary.ranked(all, rankBy).stream()
        .filter(portfolio -> !portfolio.broken())
        .limit(effort.kept())
        .map(PortfolioSummary::spec)
        .sorted(Comparator.comparingInt(PortfolioSpec::index))
        .toList();
  }

  /** A run, or a part of one, of which everything is kept. */
  private final class Detailed {

    private final RunRequest request;
    private final RunPlan plan;
    private final BarSupply supply;
    private final long start;
    private final @Nullable Path rows;

    /**
     * @param rows where the rows of the sweep are kept until it is written; null when it is none
     */
    Detailed(RunRequest request, RunPlan plan, BarSupply supply, long start, @Nullable Path rows) {
      this.request = request;
      this.plan = plan;
      this.supply = supply;
      this.start = start;
      this.rows = rows;
    }

    private void checkStop() {
      if (effort.stop().getAsBoolean()) {
        int all = request.plan().portfolios().size();
        throw new StoppedException(rows, rows == null ? 0 : all, all);
      }
    }

    RunReport run(UnaryOperator<RunSummary> whole) {
      StageTimes times = new StageTimes(stageClock);
      StrategyKernel strategy =
          new StrategyKernel(plan, request.components(), ExpressionFilters::compile);
      try (ReportingDesk desk =
          new ReportingDesk(
              plan,
              request.components(),
              request.reporting(),
              request.trace(),
              request.results())) {
        FusedFlow flow = new FusedFlow(plan, request.components(), hearer(desk), times);
        supply.each(
            block -> {
              checkStop();
              times.enter(Stage.ANALYSIS);
              Analysis analysis = strategy.analyse(block);
              times.enter(Stage.REPORTING);
              desk.block(block, analysis.features(), analysis.regimes(), analysis.signals());
              flow.block(block, analysis);
              times.enter(Stage.WAITING);
            });
        times.add(Stage.READING, supply.spent());
        flow.end();
        times.enter(Stage.WRITING);
        supply.notes().forEach(desk::note);
        if (rows != null) { // the others were not heard, so what strategies declare must do
          DeclaredLevels.of(request.plan(), request.components()).forEach(desk::gives);
        }
        Provenance provenance =
            new Provenance(
                plan.runId(),
                request.name(),
                request.configHash(),
                supply.dataHash(),
                request.codeVersion(),
                name(),
                (nanoTime.getAsLong() - start) / 1_000_000);
        RunReport report = desk.finish(provenance, request.experiment(), whole);
        times.enter(Stage.WAITING);
        timed.accept(times);
        return report;
      }
    }
  }

  private static FusedFlow.Hearer hearer(ReportingDesk desk) {
    return new FusedFlow.Hearer() {
      @Override
      public void event(int portfolio, Event event) {
        desk.event(portfolio, event);
      }

      @Override
      public void equity(EquityFrame frame) {
        desk.equity(frame);
      }

      @Override
      public void closed(int portfolio, Snapshot last) {
        desk.closed(portfolio, last);
      }
    };
  }
}
