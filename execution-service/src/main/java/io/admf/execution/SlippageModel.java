package io.admf.execution;

import io.admf.event.OrderTerms;
import io.admf.money.Instrument;

/**
 * Answers at what price a trade is really made. Stateless: the same trade always gets the same
 * price.
 */
@FunctionalInterface
public interface SlippageModel {

  /**
   * The price paid or received, positive and finite. Whatever the answer, a limit order never
   * trades beyond its limit.
   */
  double price(Trade trade);

  /**
   * The trade that the market offers.
   *
   * @param terms of the order
   * @param quantity size units that trade now, positive
   * @param price that the bar offers, within its high and low
   * @param barVolume volume of the bar, in whole units of the instrument
   */
  record Trade(
      Instrument instrument, OrderTerms terms, long quantity, double price, double barVolume) {}
}
