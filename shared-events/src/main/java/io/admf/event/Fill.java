package io.admf.event;

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
    String reason)
    implements Event {}
