package io.admf.execution.library.impact;

import io.admf.execution.Impact;
import io.admf.execution.ImpactModel;
import io.admf.execution.SlippageModel;

/** Orders do not move the market. */
@Impact(name = "none", description = "orders do not move the market")
record NoImpact() implements ImpactModel {

  @Override
  public double cost(SlippageModel.Trade trade) {
    return 0;
  }
}
