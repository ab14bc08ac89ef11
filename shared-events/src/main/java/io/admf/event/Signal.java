package io.admf.event;

import org.jspecify.annotations.Nullable;

/**
 * A strategy's opinion of a symbol.
 *
 * @param strength conviction, 0 to 1
 * @param priceTarget where the strategy would take profit; NaN for none
 * @param stopLoss where it would give up; NaN for none
 * @param strategyId the signal column it comes from
 * @param regimeContext the regime it was given in, if a classifier runs
 * @param comboId the combination that it is routed to, such as {@code c0001}
 */
public record Signal(
    Header header,
    String symbol,
    Action action,
    double strength,
    double priceTarget,
    double stopLoss,
    String strategyId,
    @Nullable String regimeContext,
    String comboId)
    implements Event {}
