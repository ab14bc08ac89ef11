package io.admf.execution;

import io.admf.execution.gauge.Needs;

/**
 * Answers how far an order's own size moves its price. Stateless: the same trade always gets the
 * same answer.
 */
@FunctionalInterface
public interface ImpactModel {

  /**
   * The mean cost of a unit, as a part of the price: 0 or more, finite. The trade's price is the
   * one after slippage.
   */
  double cost(SlippageModel.Trade trade);

  /** What it must be told besides the trade itself; nothing unless it says so. */
  default Needs needs() {
    return Needs.NOTHING;
  }
}
