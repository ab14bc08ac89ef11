package io.admf.execution.library.commission;

import io.admf.component.Param;
import io.admf.execution.Commission;
import io.admf.execution.CommissionModel;
import io.admf.money.Money;

/**
 * An amount for each share, coin or contract, within a minimum and a maximum for each fill. Rounded
 * once, to the nearest money unit, ties to even.
 */
@Commission(name = "per_share", description = "an amount for each share or coin")
record PerShare(
    @Param(
            value = "currency for each whole unit of the instrument",
            otherwise = "0.005",
            min = 0,
            max = 1e9)
        double amount,
    @Param(value = "least commission of a fill, in currency", otherwise = "0", min = 0, max = 1e9)
        double minimum,
    @Param(
            value = "greatest commission of a fill, in currency; 0 for no bound",
            otherwise = "0",
            min = 0,
            max = 1e9)
        double maximum)
    implements CommissionModel {

  PerShare {
    if (maximum != 0 && maximum < minimum) {
      throw new IllegalArgumentException(
          "maximum must be 0 or at least minimum " + minimum + ", was " + maximum);
    }
  }

  @Override
  public long commission(Trade trade) {
    long charge =
        Math.max(Money.of(minimum), trade.instrument().notional(amount, trade.quantity()));
    return maximum == 0 ? charge : Math.min(Money.of(maximum), charge);
  }
}
