package io.admf.execution.library.commission;

import io.admf.component.Param;
import io.admf.execution.Commission;
import io.admf.execution.CommissionModel;
import io.admf.execution.matching.Liquidity;
import io.admf.money.Money;

/**
 * One percentage for fills that gave liquidity to the market and another for fills that took it:
 * {@link Liquidity} says which is which.
 */
@Commission(name = "maker_taker", description = "percentages for resting and for taking orders")
record MakerTaker(
    @Param(
            value = "percent of the money that a resting limit order trades",
            otherwise = "0.1",
            min = 0,
            max = 100)
        double maker,
    @Param(
            value = "percent of the money that all other orders trade",
            otherwise = "0.1",
            min = 0,
            max = 100)
        double taker,
    @Param(value = "least commission of an order, in currency", otherwise = "0", min = 0, max = 1e9)
        double minimum)
    implements CommissionModel {

  @Override
  public long commission(Trade trade) {
    double percent = trade.liquidity() == Liquidity.MAKER ? maker : taker;
    return Money.round(trade.notional() * percent / 100);
  }

  @Override
  public long due(OrderSoFar order) {
    return new Bounds(minimum, 0, 0).of(order, order.parts());
  }
}
