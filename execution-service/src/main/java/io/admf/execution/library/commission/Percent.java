package io.admf.execution.library.commission;

import io.admf.component.Param;
import io.admf.execution.Commission;
import io.admf.execution.CommissionModel;
import io.admf.money.Money;

/**
 * A percentage of the money traded, with a minimum for each fill. The product is made in IEEE
 * double and rounded once, to the nearest money unit, ties to even.
 */
@Commission(name = "percent", description = "a percentage of the money traded")
record Percent(
    @Param(
            value = "percent of the money traded: 0.1 takes one thousandth",
            otherwise = "0.1",
            min = 0,
            max = 100)
        double percent,
    @Param(value = "least commission of a fill, in currency", otherwise = "0", min = 0, max = 1e9)
        double minimum)
    implements CommissionModel {

  @Override
  public long commission(Trade trade) {
    return Math.max(Money.of(minimum), Money.round(trade.notional() * percent / 100));
  }
}
