package io.admf.execution;

import io.admf.event.OrderTerms;
import io.admf.money.Instrument;

/**
 * Answers how much of its cost a marketable order gets back from whoever trades with it. Asked only
 * of orders that take what is offered, never of one that rested at its limit. Stateless.
 */
@FunctionalInterface
public interface ImprovementModel {

  /** How much better than its price a unit trades, in currency: 0 or more, finite. */
  double improvement(Taking trade);

  /**
   * A marketable order about to trade.
   *
   * @param quantity size units, positive
   * @param price with slippage and impact
   * @param middle of bid and ask; where there are no quotes, the price that the bar offers
   */
  record Taking(
      Instrument instrument, OrderTerms terms, long quantity, double price, double middle) {}
}
