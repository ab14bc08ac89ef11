package io.admf.event;

/**
 * What is to be traded and how.
 *
 * @param quantity size units of the instrument, positive
 * @param limitPrice for limit, stop-limit and limit-on-open or -close orders; else NaN
 * @param stopPrice for stop and stop-limit orders, and where a trailing stop begins if that is
 *     said; else NaN
 * @param rules what holds besides
 */
public record OrderTerms(
    String symbol,
    Side side,
    long quantity,
    OrderType type,
    double limitPrice,
    double stopPrice,
    OrderRules rules) {

  /** Terms with plain rules. */
  public OrderTerms(
      String symbol,
      Side side,
      long quantity,
      OrderType type,
      double limitPrice,
      double stopPrice) {
    this(symbol, side, quantity, type, limitPrice, stopPrice, OrderRules.PLAIN);
  }

  /** Terms of a market order. */
  public static OrderTerms market(String symbol, Side side, long quantity) {
    return new OrderTerms(symbol, side, quantity, OrderType.MARKET, Double.NaN, Double.NaN);
  }

  /** The same under other rules. */
  public OrderTerms with(OrderRules others) {
    return new OrderTerms(symbol, side, quantity, type, limitPrice, stopPrice, others);
  }

  /** The same for another quantity, size units. */
  public OrderTerms of(long units) {
    return new OrderTerms(symbol, side, units, type, limitPrice, stopPrice, rules);
  }

  /** The same at other prices; NaN where the type has none. */
  public OrderTerms at(double limit, double stop) {
    return new OrderTerms(symbol, side, quantity, type, limit, stop, rules);
  }
}
