package io.admf.execution.matching;

/**
 * A bar or a quote fills an order.
 *
 * @param price before slippage: within the bar's high and low, or the bid or ask
 * @param arrival what the price is measured against: itself, or the middle of bid and ask
 */
public record Match(FillRule rule, double price, double arrival) {

  /** A match at a price of the bar. */
  Match(FillRule rule, double price) {
    this(rule, price, price);
  }
}
