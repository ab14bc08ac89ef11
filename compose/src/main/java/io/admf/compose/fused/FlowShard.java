package io.admf.compose.fused;

import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.Snapshot;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.reporting.ReportingKernel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Portfolios that trade through the kernels, told of under the indices of the whole plan. */
final class FlowShard implements Shard, FusedFlow.Hearer {

  private final int[] indices;
  private final ReportingKernel reporting;
  private final FusedFlow flow;
  private final Map<Integer, String> failures = new LinkedHashMap<>();

  /**
   * @param reporting of the whole plan
   */
  FlowShard(
      RunPlan plan,
      List<PortfolioSpec> portfolios,
      Components components,
      ReportingKernel reporting) {
    this.indices = portfolios.stream().mapToInt(PortfolioSpec::index).toArray();
    this.reporting = reporting;
    this.flow = FusedFlow.ofFigures(plan.with(portfolios), components, this);
  }

  @Override
  public void block(Worked now) {
    flow.block(now.block(), now.analysis());
  }

  @Override
  public void end(BarBlock last) {
    flow.end();
  }

  @Override
  public void event(int portfolio, Event event) {
    reporting.event(indices[portfolio], event);
  }

  @Override
  public void equity(EquityFrame frame) {
    reporting.equity(
        new EquityFrame(
            indices[frame.portfolio()],
            frame.number(),
            frame.firstSlice(),
            frame.rows(),
            frame.times(),
            frame.equity(),
            frame.cash(),
            frame.exposure()));
  }

  @Override
  public void closed(int portfolio, Snapshot last) {
    reporting.closed(indices[portfolio], last);
  }

  @Override
  public void failed(int portfolio, RuntimeException failure) {
    failures.put(indices[portfolio], Failures.ofOne(failure));
  }

  @Override
  public void tellFailures(Listener listener) {
    failures.forEach((portfolio, message) -> listener.failed(portfolio, "portfolio", message));
  }
}
