package io.admf.execution.library.commission;

import io.admf.component.Param;
import io.admf.execution.Commission;
import io.admf.execution.CommissionModel;
import io.admf.money.Money;

/** One amount for each order that trades, however many fills it takes. */
@Commission(name = "per_trade", description = "one amount for each order that trades")
record PerTrade(
    @Param(value = "currency for each order", otherwise = "1", min = 0, max = 1e9) double amount)
    implements CommissionModel {

  @Override
  public long commission(Trade trade) {
    return 0;
  }

  @Override
  public long due(OrderSoFar order) {
    return Money.of(amount);
  }
}
