package io.admf.execution.matching;

/**
 * A bar fills an order.
 *
 * @param price before slippage, within the bar's high and low
 */
public record Match(FillRule rule, double price) {}
