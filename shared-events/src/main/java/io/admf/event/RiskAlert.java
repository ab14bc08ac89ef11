package io.admf.event;

/**
 * A risk limit is breached.
 *
 * @param rule the limit's name
 * @param detail the values
 */
public record RiskAlert(Header header, String rule, String detail) implements Event {}
