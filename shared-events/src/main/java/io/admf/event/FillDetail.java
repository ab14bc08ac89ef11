package io.admf.event;

import java.util.List;

/**
 * What is to be said of a fill beyond its price. The rest of {@link Fill#slippage}, what is neither
 * impact nor improvement, is spread and slippage: slippage = spread + impact − improvement.
 *
 * @param impact money units that the order itself moved the price, not negative
 * @param improvement money units that the price was better than the rule of the market says, not
 *     negative
 * @param maker whether the order waited in the book, and did not take what was there
 * @param closes whether it may only close, not open: of an order that only reduces
 * @param lots numbers of the orders whose lots it closes first, in this order
 */
public record FillDetail(
    long impact, long improvement, boolean maker, boolean closes, List<Long> lots) {

  public FillDetail {
    lots = List.copyOf(lots);
  }

  /** One that names no lots. */
  public FillDetail(long impact, long improvement, boolean maker, boolean closes) {
    this(impact, improvement, maker, closes, List.of());
  }
}
