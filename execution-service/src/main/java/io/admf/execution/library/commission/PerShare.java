package io.admf.execution.library.commission;

import io.admf.component.Param;
import io.admf.execution.Commission;
import io.admf.execution.CommissionModel;

/**
 * An amount for each share, coin or contract, within a minimum and a maximum for each order, and
 * fees on sales. Each rounded once, to the nearest money unit, ties to even.
 */
@Commission(name = "per_share", description = "an amount for each share or coin")
record PerShare(
    @Param(
            value = "currency for each whole unit of the instrument",
            otherwise = "0.005",
            min = 0,
            max = 1e9)
        double amount,
    @Param(value = "least commission of an order, in currency", otherwise = "0", min = 0, max = 1e9)
        double minimum,
    @Param(
            value = "greatest commission of an order, in currency; 0 for no bound",
            otherwise = "0",
            min = 0,
            max = 1e9)
        double maximum,
    @Param(
            value = "greatest commission of an order in percent of its value; 0 for no bound",
            otherwise = "0",
            min = 0,
            max = 100,
            addedLater = true)
        double maximumPercent,
    @Param(
            value = "SEC fee: currency for each million of sales",
            otherwise = "0",
            min = 0,
            max = 1e6,
            addedLater = true)
        double secPerMillion,
    @Param(
            value = "TAF: currency for each share sold",
            otherwise = "0",
            min = 0,
            max = 1000,
            addedLater = true)
        double tafPerShare,
    @Param(
            value = "most TAF of an order; 0 for no bound",
            otherwise = "0",
            min = 0,
            max = 1e9,
            addedLater = true)
        double tafMaximum)
    implements CommissionModel {

  PerShare {
    var _ = new Bounds(minimum, maximum, maximumPercent);
  }

  @Override
  public long commission(Trade trade) {
    return Each.of(amount, trade.instrument(), trade.quantity());
  }

  @Override
  public long due(OrderSoFar order) {
    return new Bounds(minimum, maximum, maximumPercent).of(order, order.parts())
        + new SaleFees(secPerMillion, tafPerShare, tafMaximum).of(order);
  }
}
