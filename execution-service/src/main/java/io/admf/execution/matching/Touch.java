package io.admf.execution.matching;

import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.frame.MarketFrame;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a quote fills an order: purchases at the ask, sales at the bid. A limit must
 * allow that price; a stop is reached when that price is at it or beyond, and is a market order
 * from then on. What the spread costs is measured against the middle of bid and ask.
 */
public final class Touch {

  private Touch() {}

  /**
   * Offers one quote to an order, and triggers its stop if the quote reaches it.
   *
   * @return null when the quote does not fill it
   */
  public static @Nullable Match offer(RestingOrder order, MarketFrame.Quotes quotes, int row) {
    OrderTerms terms = order.terms();
    boolean buy = terms.side() == Side.BUY;
    double price = buy ? quotes.ask()[row] : quotes.bid()[row];
    double middle = (quotes.bid()[row] + quotes.ask()[row]) / 2;
    FillRule rule =
        switch (terms.type()) {
          case MARKET -> FillRule.TOUCH;
          case LIMIT -> FillRule.LIMIT_TOUCH;
          case STOP -> FillRule.STOP_TOUCH;
          case STOP_LIMIT -> FillRule.STOP_LIMIT_TOUCH;
          case TRAILING_STOP, MARKET_ON_OPEN, MARKET_ON_CLOSE, LIMIT_ON_OPEN, LIMIT_ON_CLOSE ->
              throw new IllegalStateException("not matched yet: " + terms.type());
        };
    boolean stops = terms.type() == OrderType.STOP || terms.type() == OrderType.STOP_LIMIT;
    if (stops && !order.triggered()) {
      if (!within(!buy, price, terms.stopPrice())) {
        return null;
      }
      order.trigger();
    }
    boolean limited = terms.type() == OrderType.LIMIT || terms.type() == OrderType.STOP_LIMIT;
    return limited && !within(buy, price, terms.limitPrice())
        ? null
        : new Match(rule, price, middle);
  }

  /** Whether a price is no worse for the side than a level. */
  private static boolean within(boolean buy, double price, double level) {
    return buy ? price <= level : price >= level;
  }
}
