package io.admf.compose.naive;

import io.admf.component.Components;
import io.admf.compose.Workbench;
import io.admf.compose.fused.FusedFlow;
import io.admf.compose.fused.StageTimes;
import io.admf.compose.fused.Sweep;
import io.admf.compose.fused.Workers;
import io.admf.compose.naive.NaiveSetup.Choice;
import io.admf.event.Event;
import io.admf.event.Snapshot;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FeatureSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.portfolio.PortfolioKernel;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.Provenance;
import io.admf.reporting.ReportingKernel;
import io.admf.reporting.ReportingOptions;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same account in ADMF: event by event through the kernels, and as a row of a sweep. */
final class NaivePlan {

  private static final Components COMPONENTS = Workbench.library();
  private static final ReportingOptions OPTIONS = ReportingOptions.defaults();
  private static final Provenance NOWHERE = new Provenance("r", "r", "", "", "", "fused", 0);

  private final RunPlan plan;

  NaivePlan(NaiveSetup setup) {
    RunPlan draft =
        new RunPlan(
            "r",
            1,
            "USD",
            4096,
            new DataSpec(ComponentSpec.of("none"), List.of(), 0, 0, false, Long.MAX_VALUE),
            List.of(
                new Series(0, new Instrument("SYM", setup.decimals(), "USD"), Timeframe.of("1d"))),
            List.of(new SignalSpec(0, "s", spec(setup.strategy()), List.of(0), -1, null)),
            List.of(),
            List.of(portfolio(setup)));
    List<FeatureSpec> wanted = new ArrayList<>();
    PortfolioKernel.featuresWanted(draft, COMPONENTS)
        .forEach(
            (on, texts) ->
                texts.forEach(
                    text ->
                        wanted.add(
                            new FeatureSpec(
                                on, text, StrategyKernel.checkFeature(text, COMPONENTS)))));
    plan = draft.with("r", wanted);
  }

  private static ComponentSpec spec(Choice choice) {
    return new ComponentSpec(choice.name(), choice.parameters());
  }

  private static PortfolioSpec portfolio(NaiveSetup setup) {
    return new PortfolioSpec(
        0,
        "c0001",
        "p",
        Map.of(),
        List.of(0),
        List.of(1.0),
        List.of(0),
        Money.of(setup.capital()),
        setup.shorts(),
        spec(setup.sizer()),
        setup.rules().stream().map(NaivePlan::spec).toList(),
        new ExecutionSpec(
            "x",
            setup.atOpen() ? FillTiming.NEXT_OPEN : FillTiming.CLOSE,
            spec(setup.slippage()),
            spec(setup.commission()),
            0));
  }

  /** Through the kernels. All events are added to {@code heard}, equity by slice to another. */
  PortfolioSummary byKernels(List<BarBlock> blocks, List<Event> heard, List<Long> equity) {
    ReportingKernel reporting = new ReportingKernel(plan, COMPONENTS, OPTIONS);
    StrategyKernel strategy = new StrategyKernel(plan, COMPONENTS, ExpressionFilters::compile);
    FusedFlow flow =
        new FusedFlow(
            plan,
            COMPONENTS,
            new FusedFlow.Hearer() {
              @Override
              public void event(int portfolio, Event event) {
                heard.add(event);
                reporting.event(portfolio, event);
              }

              @Override
              public void equity(EquityFrame frame) {
                for (int row = 0; row < frame.rows(); row++) {
                  equity.add(frame.equity()[row]);
                }
                reporting.equity(frame);
              }

              @Override
              public void closed(int portfolio, Snapshot last) {
                reporting.closed(portfolio, last);
              }
            },
            new StageTimes(() -> 0));
    for (BarBlock block : blocks) {
      reporting.bars(block);
      flow.block(block, strategy.analyse(block));
    }
    flow.end();
    return reporting.finish(NOWHERE).portfolios().getFirst();
  }

  /** As a sweep of one. */
  PortfolioSummary bySweep(List<BarBlock> blocks) {
    try (Workers workers = new Workers(1)) {
      Sweep sweep = new Sweep(plan, COMPONENTS, OPTIONS, workers);
      blocks.forEach(sweep::block);
      return sweep.end(NOWHERE).portfolios().getFirst();
    }
  }
}
