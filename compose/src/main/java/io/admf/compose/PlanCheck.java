package io.admf.compose;

import io.admf.component.ComponentException;
import io.admf.component.Components;
import io.admf.compose.experiment.Experiment;
import io.admf.config.BadInputException;
import io.admf.execution.ExecutionKinds;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.PortfolioKinds;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the kernels once before anything runs, so that what they refuse is known while it is cheap.
 */
final class PlanCheck {

  private PlanCheck() {}

  static void check(Experiment experiment, RunPlan plan, Components components) {
    try {
      List<String> declared = tried(plan, components).features(0);
      if (!experiment.inferFeatures()) {
        checkListed(experiment, declared, components);
      }
    } catch (ComponentException e) {
      throw new BadInputException(experiment.source(), String.valueOf(e.getMessage()));
    }
  }

  /** Makes every kernel that can refuse something, and every distinct component once. */
  private static StrategyKernel tried(RunPlan plan, Components components) {
    Set<ComponentSpec> sizers = new LinkedHashSet<>();
    Set<List<ComponentSpec>> rules = new LinkedHashSet<>();
    Set<ExecutionSpec> executions = new LinkedHashSet<>();
    Set<ComponentSpec> styles = new LinkedHashSet<>();
    Set<ComponentSpec> distances = new LinkedHashSet<>();
    for (PortfolioSpec portfolio : plan.portfolios()) {
      sizers.add(portfolio.sizing());
      rules.add(portfolio.risk());
      executions.add(portfolio.execution());
      OrdersSpec orders = portfolio.orders();
      styles.addAll(List.of(orders.entry(), orders.exit()));
      Stream.of(orders.stopLoss(), orders.takeProfit(), orders.trailingStop())
          .filter(Objects::nonNull)
          .forEach(distances::add);
    }
    styles.forEach(style -> components.create(PortfolioKinds.ORDER_STYLE, style));
    distances.forEach(distance -> components.create(PortfolioKinds.DISTANCE, distance));
    sizers.forEach(sizer -> components.create(PortfolioKinds.SIZER, sizer));
    rules.forEach(set -> set.forEach(rule -> components.create(PortfolioKinds.RISK_RULE, rule)));
    for (ExecutionSpec execution : executions) {
      components.create(ExecutionKinds.SLIPPAGE, execution.slippage());
      components.create(ExecutionKinds.IMPACT, execution.impact());
      components.create(ExecutionKinds.IMPROVEMENT, execution.improvement());
      components.create(ExecutionKinds.COMMISSION, execution.commission());
      components.create(ExecutionKinds.LATENCY, execution.latency());
    }
    return new StrategyKernel(plan, components, ExpressionFilters::compile);
  }

  /** Without inference every feature must be listed: a forgotten one is a mistake. */
  private static void checkListed(
      Experiment experiment, List<String> needed, Components components) {
    List<String> listed =
        experiment.extraFeatures().stream()
            .map(text -> StrategyKernel.checkFeature(text, components))
            .toList();
    List<String> missing = needed.stream().filter(name -> !listed.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new BadInputException(
          experiment.source(),
          "features.auto_infer is false and features.extra does not list %s; add them or set it to true"
              .formatted(String.join(", ", missing)));
    }
  }
}
