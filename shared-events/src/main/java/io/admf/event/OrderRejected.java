package io.admf.event;

/**
 * Risk or execution refused an order.
 *
 * @param rule the name of the rule that refused
 * @param detail the values that decided
 */
public record OrderRejected(Header header, long order, OrderTerms terms, String rule, String detail)
    implements Event {}
