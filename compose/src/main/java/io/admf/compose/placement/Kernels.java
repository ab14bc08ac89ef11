package io.admf.compose.placement;

import io.admf.component.Components;
import io.admf.plan.RunPlan;
import io.admf.portfolio.PortfolioKernel;
import io.admf.strategy.StrategyKernel;

/** Makes the kernels that need something of another service's configuration. */
public final class Kernels {

  private Kernels() {}

  /** The strategy kernel, which also computes what sizers want. */
  public static StrategyKernel strategy(RunPlan plan, Components components) {
    StrategyKernel kernel = new StrategyKernel(plan, components, Filters::compile);
    PortfolioKernel.featuresWanted(plan, components).forEach(kernel::require);
    return kernel;
  }
}
