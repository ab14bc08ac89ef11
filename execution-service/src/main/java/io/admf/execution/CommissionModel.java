package io.admf.execution;

import io.admf.event.Side;
import io.admf.money.Instrument;

/** Answers what the broker takes for a fill. Stateless: the same fill always costs the same. */
@FunctionalInterface
public interface CommissionModel {

  /** The commission in money units, not negative. */
  long commission(Trade trade);

  /**
   * The fill to be charged.
   *
   * @param quantity size units, positive
   * @param price paid or received, slippage included
   * @param notional money units of the quantity at the price, positive
   */
  record Trade(Instrument instrument, Side side, long quantity, double price, long notional) {}
}
