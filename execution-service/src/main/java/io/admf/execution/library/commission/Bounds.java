package io.admf.execution.library.commission;

import io.admf.execution.CommissionModel.OrderSoFar;
import io.admf.money.Money;

/**
 * The least and the most that a broker takes of an order. Where a maximum by value is below the
 * minimum, the maximum holds.
 *
 * @param minimum currency
 * @param maximum currency; 0 for no bound
 * @param maximumPercent percent of the order's value; 0 for no bound
 */
record Bounds(double minimum, double maximum, double maximumPercent) {

  Bounds {
    if (maximum != 0 && maximum < minimum) {
      throw new IllegalArgumentException(
          "maximum must be 0 or at least minimum " + minimum + ", was " + maximum);
    }
  }

  /** Money units of an order whose parts, in money units, are worth {@code parts}. */
  long of(OrderSoFar order, long parts) {
    long charge = Math.max(Money.of(minimum), parts);
    if (maximum != 0) {
      charge = Math.min(Money.of(maximum), charge);
    }
    if (maximumPercent != 0) {
      charge = Math.min(Money.round(order.notional() * maximumPercent / 100), charge);
    }
    return charge;
  }
}
