package io.admf.compose;

import io.admf.component.ComponentException;
import io.admf.component.Components;
import io.admf.compose.experiment.Experiment;
import io.admf.config.BadInputException;
import io.admf.execution.ExecutionKinds;
import io.admf.plan.RunPlan;
import io.admf.portfolio.PortfolioKinds;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import java.util.List;

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

  /** Makes every kernel that can refuse something. */
  private static StrategyKernel tried(RunPlan plan, Components components) {
    plan.portfolios()
        .forEach(
            portfolio -> {
              components.create(PortfolioKinds.SIZER, portfolio.sizing());
              portfolio.risk().forEach(rule -> components.create(PortfolioKinds.RISK_RULE, rule));
              components.create(ExecutionKinds.SLIPPAGE, portfolio.execution().slippage());
              components.create(ExecutionKinds.COMMISSION, portfolio.execution().commission());
            });
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
