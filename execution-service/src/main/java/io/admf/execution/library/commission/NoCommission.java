package io.admf.execution.library.commission;

import io.admf.execution.Commission;
import io.admf.execution.CommissionModel;

/** Trading is free. */
@Commission(name = "none", description = "trading is free")
record NoCommission() implements CommissionModel {

  @Override
  public long commission(Trade trade) {
    return 0;
  }
}
