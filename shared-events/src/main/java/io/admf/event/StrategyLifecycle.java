package io.admf.event;

/**
 * Something about a strategy that is not a signal, such as that it never gave one.
 *
 * @param strategyId the signal column
 * @param kind a short name, such as {@code NO_SIGNAL}
 * @param detail for people
 */
public record StrategyLifecycle(Header header, String strategyId, String kind, String detail)
    implements Event {}
