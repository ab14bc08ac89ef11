package io.admf.event;

/**
 * What holds for an order besides its prices.
 *
 * @param timeInForce how long it stays
 * @param expiresAt epoch nanoseconds, for {@link TimeInForce#GTD}; else {@link Long#MAX_VALUE}
 * @param reduceOnly whether it may only make a position smaller, never open or turn one
 * @param trail of a trailing stop, how far its stop follows the best price: positive; else NaN
 * @param trailInPercent whether {@code trail} is percent of the best price, not an amount
 * @param basis what limit and stop price are counted from
 */
public record OrderRules(
    TimeInForce timeInForce,
    long expiresAt,
    boolean reduceOnly,
    double trail,
    boolean trailInPercent,
    PriceBasis basis) {

  /** Good till cancelled, and nothing else. */
  public static final OrderRules PLAIN =
      new OrderRules(TimeInForce.GTC, Long.MAX_VALUE, false, Double.NaN, false, PriceBasis.PRICE);

  /** Whether there is nothing but good till cancelled. */
  public boolean plain() {
    return equals(PLAIN);
  }

  /** The same with another time in force, none that expires at an instant. */
  public OrderRules during(TimeInForce other) {
    return new OrderRules(other, Long.MAX_VALUE, reduceOnly, trail, trailInPercent, basis);
  }

  /** The same until an instant, epoch nanoseconds. */
  public OrderRules until(long instant) {
    return new OrderRules(TimeInForce.GTD, instant, reduceOnly, trail, trailInPercent, basis);
  }

  /** The same for an order that only reduces. */
  public OrderRules reducing() {
    return new OrderRules(timeInForce, expiresAt, true, trail, trailInPercent, basis);
  }

  /** The same with a stop that follows the price. */
  public OrderRules trailing(double distance, boolean inPercent) {
    return new OrderRules(timeInForce, expiresAt, reduceOnly, distance, inPercent, basis);
  }

  /** The same with prices counted from another basis. */
  public OrderRules from(PriceBasis other) {
    return new OrderRules(timeInForce, expiresAt, reduceOnly, trail, trailInPercent, other);
  }
}
