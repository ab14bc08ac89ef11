package io.admf.event;

/**
 * A portfolio wishes to trade; risk has not spoken yet.
 *
 * @param order the order's number in its portfolio, from 1
 * @param strategyId the signal column that asked
 * @param referencePrice the price the size was computed with
 * @param sizing how the size came about, for people
 */
public record OrderRequest(
    Header header,
    long order,
    OrderTerms terms,
    String strategyId,
    double referencePrice,
    String sizing)
    implements Event {}
