package io.admf.execution.library.impact;

import io.admf.execution.SlippageModel;

/** How much of an order's way lies behind it, in whole units. */
final class Moved {

  private Moved() {}

  /**
   * What the order, and others decided with it, traded in earlier slices and the portfolio in this
   * one, on the same side.
   */
  static double before(SlippageModel.Trade trade) {
    return trade.instrument().quantity(trade.conditions().before() + trade.conditions().earlier());
  }

  /**
   * How many units a trade finds moved on average by a permanent impact that grows in proportion:
   * all that came before, and half of its own.
   */
  static double onAverage(SlippageModel.Trade trade) {
    return before(trade) + trade.units() / 2;
  }
}
