package io.admf.plan;

import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.TimeInForce;
import java.util.List;

/**
 * An order that was written down beforehand. It is decided at the first slice of its symbol that is
 * known at its time or later.
 *
 * @param time epoch nanoseconds
 * @param tag names it for later lines; empty for no name
 * @param action what is done
 * @param amount by {@code action}: whole units, signed; a fraction of equity; or whole units in the
 *     end
 * @param limitPrice NaN for none
 * @param stopPrice NaN for none
 * @param trail of a trailing stop; NaN for none
 * @param trailInPercent whether {@code trail} is percent
 * @param expiresAt for GTD, epoch nanoseconds; else {@link Long#MAX_VALUE}
 * @param parent the tag of the order that must trade first; empty for none
 * @param group orders with the same text cancel each other; empty for none
 * @param basis what prices are counted from
 * @param lots the tags of the orders whose lots are closed first
 * @param place where it is written, such as {@code orders.csv:7}, for messages; no part of the
 *     configuration hash
 */
public record ScriptedOrder(
    long time,
    String tag,
    String symbol,
    Act action,
    double amount,
    OrderType type,
    double limitPrice,
    double stopPrice,
    double trail,
    boolean trailInPercent,
    TimeInForce timeInForce,
    long expiresAt,
    boolean reduceOnly,
    String parent,
    String group,
    PriceBasis basis,
    List<String> lots,
    String place) {

  public ScriptedOrder {
    lots = List.copyOf(lots);
  }

  /** What a line does. */
  public enum Act {
    /** Trades a signed number of units. */
    ORDER,
    /** Trades as much as makes the position worth a fraction of equity. */
    TARGET_PERCENT,
    /** Trades as much as makes the position so many units. */
    TARGET_QUANTITY,
    /** Cancels the order that {@code tag} names. */
    CANCEL,
    /** Changes quantity or prices of the order that {@code tag} names. */
    MODIFY
  }
}
