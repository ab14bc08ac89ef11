package io.admf.compose.forecast;

import io.admf.component.Components;
import io.admf.compose.Coordinator;
import io.admf.compose.axis.LeftOut;
import io.admf.compose.topology.Container;
import io.admf.frame.Series;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.reporting.notice.UnusedLevels;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run would create and about what it would cost.
 *
 * @param name of the experiment
 * @param configHash of everything that can change a result
 * @param portfolios portfolio containers, one for each combination
 * @param executions execution containers
 * @param signals signal columns
 * @param classifiers classifier columns
 * @param shared how many portfolios share a signal column
 * @param leftOut what constraints kept out, one for each constraint
 * @param notices what the user should know of it, one line each
 */
public record Forecast(
    String name,
    String configHash,
    List<Hub> series,
    int portfolios,
    int executions,
    int signals,
    int classifiers,
    Shared shared,
    List<AxisValues> axes,
    List<LeftOut> leftOut,
    PortfolioSpec first,
    PortfolioSpec last,
    Cost cost,
    List<String> notices) {

  /**
   * A symbol container.
   *
   * @param id such as {@code SPY_1d}
   * @param features the distinct columns that are computed in it
   */
  public record Hub(String id, BarCount bars, List<String> features) {}

  /**
   * How many portfolios listen to one signal column.
   *
   * @param fewest to the column with the fewest
   * @param most to the column with the most
   */
  public record Shared(int fewest, int most) {}

  /**
   * The forecast of a prepared experiment.
   *
   * @throws io.admf.config.BadInputException if the data that comes with ADMF has no such series
   */
  public static Forecast of(Coordinator.Prepared prepared, Components components) {
    RunPlan plan = prepared.plan();
    List<BarCount> bars = BarCount.of(plan, components);
    StrategyKernel kernel = new StrategyKernel(plan, components, ExpressionFilters::compile);
    List<Hub> hubs = new ArrayList<>();
    int features = 0;
    for (Series series : plan.series()) {
      List<String> names = kernel.features(series.index());
      hubs.add(new Hub(series.id(), bars.get(series.index()), names));
      features += names.size();
    }
    return new Forecast(
        prepared.experiment().name(),
        prepared.configHash(),
        hubs,
        prepared.topology().count(Container.Kind.PORTFOLIO),
        prepared.topology().count(Container.Kind.EXECUTION),
        plan.signals().size(),
        plan.classifiers().size(),
        shared(plan),
        AxisValues.of(plan.portfolios()),
        prepared.leftOut(),
        plan.portfolios().getFirst(),
        plan.portfolios().getLast(),
        Cost.of(plan, bars, features),
        UnusedLevels.of(plan, DeclaredLevels.of(plan, components)));
  }

  private static Shared shared(RunPlan plan) {
    int[] listeners = new int[plan.signals().size()];
    for (PortfolioSpec portfolio : plan.portfolios()) {
      for (int signal : portfolio.signals()) {
        listeners[signal]++;
      }
    }
    int fewest = Integer.MAX_VALUE;
    int most = 0;
    for (int count : listeners) {
      fewest = Math.min(fewest, count);
      most = Math.max(most, count);
    }
    return new Shared(Math.min(fewest, most), most);
  }
}
