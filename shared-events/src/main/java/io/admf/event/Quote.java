package io.admf.event;

/**
 * The best bid and ask.
 *
 * @param bidSize quantity bid, in whole units; {@code askSize} likewise
 */
public record Quote(
    Header header, String symbol, double bid, double ask, double bidSize, double askSize)
    implements Event {}
