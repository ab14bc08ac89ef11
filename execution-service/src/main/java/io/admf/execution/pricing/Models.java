package io.admf.execution.pricing;

import io.admf.execution.CommissionModel;
import io.admf.execution.ImpactModel;
import io.admf.execution.ImprovementModel;
import io.admf.execution.SlippageModel;

/** The models that price the fills of a portfolio. Stateless, so portfolios may share them. */
public record Models(
    SlippageModel slippage,
    ImpactModel impact,
    ImprovementModel improvement,
    CommissionModel commission) {

  /** Models without impact and improvement. */
  public static Models of(SlippageModel slippage, CommissionModel commission) {
    return new Models(slippage, trade -> 0, trade -> 0, commission);
  }
}
