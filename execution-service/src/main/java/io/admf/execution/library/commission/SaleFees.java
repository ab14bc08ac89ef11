package io.admf.execution.library.commission;

import io.admf.event.Side;
import io.admf.execution.CommissionModel.OrderSoFar;
import io.admf.money.Money;

/**
 * What US regulators take of sales: SEC section 31 by value, FINRA's trading activity fee (TAF) by
 * share. Brokers round each up to a cent; here they are exact.
 *
 * @param secPerMillion currency for each million of sales
 * @param tafPerShare currency for each share sold
 * @param tafMaximum most of the second for an order; 0 for no bound
 */
record SaleFees(double secPerMillion, double tafPerShare, double tafMaximum) {

  /** Money units for all that an order sold; 0 of a purchase. */
  long of(OrderSoFar order) {
    if (order.side() == Side.BUY || (secPerMillion == 0 && tafPerShare == 0)) {
      return 0;
    }
    long sec = Money.round(order.notional() * secPerMillion / 1e6);
    long taf = Each.of(tafPerShare, order.instrument(), order.quantity());
    return sec + (tafMaximum == 0 ? taf : Math.min(Money.of(tafMaximum), taf));
  }
}
