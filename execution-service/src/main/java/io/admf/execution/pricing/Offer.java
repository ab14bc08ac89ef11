package io.admf.execution.pricing;

import io.admf.event.OrderTerms;
import io.admf.execution.matching.Liquidity;
import io.admf.frame.Series;

/**
 * What the market offers to an order.
 *
 * @param terms of the order, in units and prices of today
 * @param quantity size units that trade now, positive
 * @param price offered: within the bar's high and low, or the bid or ask
 * @param middle of bid and ask; {@code price} where there are no quotes
 * @param best the best price for the order's side that could have been had: the bar's low for a
 *     purchase, its high for a sale, the middle of a quote. No improvement goes beyond
 * @param volume of the bar or quoted, in whole units; 0 when nothing is known of it
 * @param row of the bar in the frame of the series, for readings of before it
 * @param time of the trade, epoch nanoseconds
 */
public record Offer(
    Series series,
    OrderTerms terms,
    long quantity,
    double price,
    double middle,
    double best,
    Liquidity liquidity,
    double volume,
    int row,
    long time,
    long slice) {}
