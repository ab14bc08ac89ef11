package io.admf.benchmarks;

import io.admf.component.Components;
import io.admf.compose.Workbench;
import io.admf.compose.fused.FusedFlow;
import io.admf.compose.fused.StageTimes;
import io.admf.compose.fused.Sweep;
import io.admf.compose.fused.Workers;
import io.admf.event.Event;
import io.admf.event.Snapshot;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.plan.RunPlan;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.Provenance;
import io.admf.reporting.ReportingKernel;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.RunSummary;
import io.admf.reporting.library.metrics.RunStatistics;
import io.admf.strategy.Analysis;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import java.util.List;

/** ADMF, from a plan and bars in memory to the summary with metrics and digests of all rows. */
final class Admf {

  private static final Components COMPONENTS = Workbench.library();
  private static final ReportingOptions OPTIONS = ReportingOptions.defaults();
  private static final Provenance NOWHERE = new Provenance("", "", "", "", "", "fused", 0);

  private final RunPlan plan;
  private final List<BarBlock> blocks;

  Admf(Task task, Market market, int slices) {
    plan = Plans.of(task, market, slices);
    blocks = market.blocks(slices);
  }

  /** As rows of a sweep: figures and digest of every portfolio, in shards over some workers. */
  RunSummary sweep(int count) {
    return sweep(count, () -> {});
  }

  /**
   * @param gone called when the sweep has gone through all bars and still holds all it holds
   */
  RunSummary sweep(int count, Runnable gone) {
    try (Workers workers = new Workers(count)) {
      Sweep sweep = new Sweep(plan, COMPONENTS, OPTIONS, workers);
      blocks.forEach(sweep::block);
      gone.run();
      return sweep.end(NOWHERE);
    }
  }

  /** As a single run: every event told to a reporting kernel that keeps curves and trades. */
  RunSummary events() {
    ReportingKernel reporting = new ReportingKernel(plan, COMPONENTS, OPTIONS);
    StrategyKernel strategy = new StrategyKernel(plan, COMPONENTS, ExpressionFilters::compile);
    FusedFlow flow = new FusedFlow(plan, COMPONENTS, new Heard(reporting), new StageTimes(() -> 0));
    for (BarBlock block : blocks) {
      Analysis analysis = strategy.analyse(block);
      reporting.bars(block);
      flow.block(block, analysis);
    }
    flow.end();
    return reporting.finish(NOWHERE);
  }

  private record Heard(ReportingKernel reporting) implements FusedFlow.Hearer {

    @Override
    public void event(int portfolio, Event event) {
      reporting.event(portfolio, event);
    }

    @Override
    public void equity(EquityFrame frame) {
      reporting.equity(frame);
    }

    @Override
    public void closed(int portfolio, Snapshot last) {
      reporting.closed(portfolio, last);
    }
  }

  /** What is compared with others. */
  static Outcome outcome(RunSummary summary) {
    Outcome outcome = Outcome.of(summary.portfolios().size());
    for (int i = 0; i < summary.portfolios().size(); i++) {
      PortfolioSummary portfolio = summary.portfolios().get(i);
      RunStatistics figures = portfolio.statistics();
      outcome.put(
          i,
          figures.activity().fills(),
          figures.account().last(),
          figures.returns().mean() / figures.returns().deviation(),
          figures.drawdowns().deepest());
    }
    return outcome;
  }
}
