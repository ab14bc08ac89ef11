package io.admf.execution.desk;

import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.TimeInForce;
import org.jspecify.annotations.Nullable;

/** Whether the terms of an order make sense. */
public final class Terms {

  private Terms() {}

  /**
   * What is wrong with the terms, or null.
   *
   * @param hanging whether the order hangs on another
   * @param quotes whether orders meet quotes
   */
  public static @Nullable String refusal(OrderTerms terms, boolean hanging, boolean quotes) {
    OrderType type = terms.type();
    OrderRules rules = terms.rules();
    boolean relative = rules.basis() != PriceBasis.PRICE;
    if (terms.quantity() <= 0) {
      return "quantity must be positive, was " + terms.quantity();
    }
    if (relative && !hanging) {
      return "prices counted from a parent's need a parent, was none";
    }
    if (type.limited() && !price(terms.limitPrice(), relative)) {
      return "limit price must be positive, was " + terms.limitPrice();
    }
    boolean trails = type == OrderType.TRAILING_STOP;
    boolean begins = !trails || !Double.isNaN(terms.stopPrice());
    if (type.stops() && begins && !price(terms.stopPrice(), relative)) {
      return "stop price must be positive, was " + terms.stopPrice();
    }
    if (trails && !price(rules.trail(), false)) {
      return "trail must be positive, was " + rules.trail();
    }
    if (rules.timeInForce() == TimeInForce.GTD && rules.expiresAt() == Long.MAX_VALUE) {
      return "an order that is good till an instant needs one, was none";
    }
    if (quotes && (type == OrderType.MARKET_ON_CLOSE || type == OrderType.LIMIT_ON_CLOSE)) {
      return "an order on close needs bars to know the close, was matched against quotes";
    }
    return null;
  }

  private static boolean price(double value, boolean relative) {
    return (value > 0 || relative) && Math.abs(value) < Double.POSITIVE_INFINITY;
  }
}
