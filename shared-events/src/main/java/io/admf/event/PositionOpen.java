package io.admf.event;

/**
 * A position was opened from flat.
 *
 * @param trade its number in the portfolio, from 1
 * @param side BUY for long, SELL for short
 * @param quantity size units, positive
 * @param price the fill's price
 */
public record PositionOpen(
    Header header, String symbol, long trade, Side side, long quantity, double price)
    implements Event {}
