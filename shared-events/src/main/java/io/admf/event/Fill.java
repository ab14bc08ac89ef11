package io.admf.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All or part of an order traded.
 *
 * @param order the order's number
 * @param quantity size units, positive
 * @param price the price paid or received, slippage included
 * @param commission money units, not negative
 * @param slippage money units that slippage cost; negative when it helped
 * @param remaining size units of the order still open
 * @param reason the rule of the market that gave this price, such as {@code next_open}
 * @param detail what else there is to say; null for nothing: all slippage is spread, a taker,
 *     netted
 */
public record Fill(
    Header header,
    long order,
    String symbol,
    Side side,
    long quantity,
    double price,
    long commission,
    long slippage,
    long remaining,
    String reason,
    @Nullable FillDetail detail)
    implements Event {

  /** Whether it may only close a position, not open one. */
  public boolean closes() {
    return detail != null && detail.closes();
  }

  /** Numbers of the orders whose lots it closes first. */
  public List<Long> lots() {
    return detail == null ? List.of() : detail.lots();
  }

  /** A fill of which there is nothing else to say. */
  public Fill(
      Header header,
      long order,
      String symbol,
      Side side,
      long quantity,
      double price,
      long commission,
      long slippage,
      long remaining,
      String reason) {
    this(
        header,
        order,
        symbol,
        side,
        quantity,
        price,
        commission,
        slippage,
        remaining,
        reason,
        null);
  }
}
