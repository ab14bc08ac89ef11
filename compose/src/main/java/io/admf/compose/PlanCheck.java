package io.admf.compose;

import io.admf.component.ComponentException;
import io.admf.component.Components;
import io.admf.compose.experiment.Experiment;
import io.admf.compose.placement.Kernels;
import io.admf.config.BadInputException;
import io.admf.plan.RunPlan;
import io.admf.portfolio.PortfolioKernel;
import io.admf.strategy.StrategyKernel;

/** Makes the kernels once before anything runs, so that what they refuse is known while it is cheap. */
final class PlanCheck {

  private PlanCheck() {}

  static void check(Experiment experiment, RunPlan plan, Components components) {
    try {
      StrategyKernel strategy = Kernels.strategy(plan, components);
      if (strategy.warmup(0) < 0) {
        throw new IllegalStateException("a negative warm-up");
      }
      PortfolioKernel unused = new PortfolioKernel(plan, components);
      if (unused.nextDecision(0, 0) != Long.MAX_VALUE) {
        throw new IllegalStateException("a decision before any data");
      }
    } catch (ComponentException e) {
      throw new BadInputException(experiment.source(), String.valueOf(e.getMessage()));
    }
  }
}
