package io.admf.event;

/**
 * An order ended before it was filled.
 *
 * @param remaining size units not traded
 * @param status CANCELLED or EXPIRED
 * @param reason why
 */
public record OrderCancelled(
    Header header, long order, String symbol, long remaining, OrderStatus status, String reason)
    implements Event {}
