package io.admf.event;

import java.util.List;

/**
 * What holds for an order besides its prices.
 *
 * @param timeInForce how long it stays
 * @param expiresAt epoch nanoseconds, for {@link TimeInForce#GTD}; else {@link Long#MAX_VALUE}
 * @param reduceOnly whether it may only make a position smaller, never open or turn one
 * @param trail of a trailing stop, how far its stop follows the best price: positive; else NaN
 * @param trailInPercent whether {@code trail} is percent of the best price, not an amount
 * @param basis what limit and stop price are counted from
 * @param lots numbers of the orders whose lots are closed first, in this order, where the account
 *     closes lots by name
 */
public record OrderRules(
    TimeInForce timeInForce,
    long expiresAt,
    boolean reduceOnly,
    double trail,
    boolean trailInPercent,
    PriceBasis basis,
    List<Long> lots) {

  /** Good till cancelled, and nothing else. */
  public static final OrderRules PLAIN =
      new OrderRules(
          TimeInForce.GTC, Long.MAX_VALUE, false, Double.NaN, false, PriceBasis.PRICE, List.of());

  public OrderRules {
    lots = List.copyOf(lots);
  }

  /** Whether there is nothing but good till cancelled. */
  public boolean plain() {
    return equals(PLAIN);
  }

  /** The same with another time in force, none that expires at an instant. */
  public OrderRules during(TimeInForce other) {
    return new OrderRules(other, Long.MAX_VALUE, reduceOnly, trail, trailInPercent, basis, lots);
  }

  /** The same until an instant, epoch nanoseconds. */
  public OrderRules until(long instant) {
    return new OrderRules(TimeInForce.GTD, instant, reduceOnly, trail, trailInPercent, basis, lots);
  }

  /** The same for an order that only reduces. */
  public OrderRules reducing() {
    return new OrderRules(timeInForce, expiresAt, true, trail, trailInPercent, basis, lots);
  }

  /** The same with a stop that follows the price. */
  public OrderRules trailing(double distance, boolean inPercent) {
    return new OrderRules(timeInForce, expiresAt, reduceOnly, distance, inPercent, basis, lots);
  }

  /** The same with prices counted from another basis. */
  public OrderRules from(PriceBasis other) {
    return new OrderRules(timeInForce, expiresAt, reduceOnly, trail, trailInPercent, other, lots);
  }

  /** The same for an order that closes the lots of others first. */
  public OrderRules naming(List<Long> orders) {
    return new OrderRules(timeInForce, expiresAt, reduceOnly, trail, trailInPercent, basis, orders);
  }
}
