package io.admf.event;

/**
 * What is to be said of a fill beyond its price. The rest of {@link Fill#slippage}, what is neither
 * impact nor improvement, is spread and slippage: slippage = spread + impact − improvement.
 *
 * @param impact money units that the order itself moved the price, not negative
 * @param improvement money units that the price was better than the rule of the market says, not
 *     negative
 * @param maker whether the order waited in the book, and did not take what was there
 * @param closes whether it may only close, not open: of an order that only reduces
 */
public record FillDetail(long impact, long improvement, boolean maker, boolean closes) {}
