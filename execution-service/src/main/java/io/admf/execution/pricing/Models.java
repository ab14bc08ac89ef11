package io.admf.execution.pricing;

import io.admf.component.Components;
import io.admf.execution.CommissionModel;
import io.admf.execution.ExecutionKinds;
import io.admf.execution.ImpactModel;
import io.admf.execution.ImprovementModel;
import io.admf.execution.SlippageModel;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;

/** The models that price the fills of a portfolio. Stateless, so portfolios share them. */
public record Models(
    SlippageModel slippage,
    ImpactModel impact,
    ImprovementModel improvement,
    CommissionModel commission) {

  /** Which models. */
  public record Choice(
      ComponentSpec slippage,
      ComponentSpec impact,
      ComponentSpec improvement,
      ComponentSpec commission) {

    /** Those of a portfolio. */
    public static Choice of(ExecutionSpec spec) {
      return new Choice(spec.slippage(), spec.impact(), spec.improvement(), spec.commission());
    }
  }

  /**
   * Makes them.
   *
   * @throws io.admf.component.ComponentException if one does not exist or refuses its parameters
   */
  public static Models of(Choice choice, Components components) {
    return new Models(
        components.create(ExecutionKinds.SLIPPAGE, choice.slippage()),
        components.create(ExecutionKinds.IMPACT, choice.impact()),
        components.create(ExecutionKinds.IMPROVEMENT, choice.improvement()),
        components.create(ExecutionKinds.COMMISSION, choice.commission()));
  }
}
