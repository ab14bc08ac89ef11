package io.admf.execution.library.commission;

import io.admf.component.Param;
import io.admf.execution.Commission;
import io.admf.execution.CommissionModel;
import io.admf.money.Money;

/**
 * A percentage of the money traded, within a minimum and a maximum for each order. The product is
 * made in IEEE double and rounded once for each fill, to the nearest money unit, ties to even.
 */
@Commission(name = "percent", description = "a percentage of the money traded")
record Percent(
    @Param(
            value = "percent of the money traded: 0.1 takes one thousandth",
            otherwise = "0.1",
            min = 0,
            max = 100)
        double percent,
    @Param(value = "least commission of an order, in currency", otherwise = "0", min = 0, max = 1e9)
        double minimum,
    @Param(
            value = "greatest commission of an order, in currency; 0 for no bound",
            otherwise = "0",
            min = 0,
            max = 1e9,
            addedLater = true)
        double maximum)
    implements CommissionModel {

  Percent {
    var _ = new Bounds(minimum, maximum, 0);
  }

  @Override
  public long commission(Trade trade) {
    return Money.round(trade.notional() * percent / 100);
  }

  @Override
  public long due(OrderSoFar order) {
    return new Bounds(minimum, maximum, 0).of(order, order.parts());
  }
}
