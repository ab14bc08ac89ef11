package io.admf.event;

/**
 * What is to be traded and how.
 *
 * @param quantity size units of the instrument, positive
 * @param limitPrice for limit and stop-limit orders; else NaN
 * @param stopPrice for stop and stop-limit orders; else NaN
 */
public record OrderTerms(
    String symbol, Side side, long quantity, OrderType type, double limitPrice, double stopPrice) {

  /** Terms of a market order. */
  public static OrderTerms market(String symbol, Side side, long quantity) {
    return new OrderTerms(symbol, side, quantity, OrderType.MARKET, Double.NaN, Double.NaN);
  }
}
