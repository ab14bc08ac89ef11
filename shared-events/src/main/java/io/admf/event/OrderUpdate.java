package io.admf.event;

/**
 * An order went on to another status without trading or ending, or its terms were changed. Trades
 * are told by FILL, ends by ORDER_CANCELLED and ORDER_REJECTED.
 *
 * @param terms as they are now, in units and prices of today
 * @param remaining size units still to be traded
 * @param from the status before
 * @param to the status now; the same when terms have changed
 * @param reason why, such as {@code accepted}, {@code stop_reached} or {@code modified}
 */
public record OrderUpdate(
    Header header,
    long order,
    OrderTerms terms,
    long remaining,
    OrderStatus from,
    OrderStatus to,
    String reason)
    implements Event {}
