package io.admf.execution.matching;

import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.frame.BarFrame;
import io.admf.plan.FillTiming;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a bar fills an order.
 *
 * <p>What a bar says for certain is used, what it leaves in doubt is not: the open comes first, the
 * close last, and the order of high and low is unknown. So a stop-limit order whose limit lies on
 * the near side of its stop (buy: below it) trades in the bar that triggers it only when the bar
 * opened beyond the stop, or closed within the limit.
 */
public final class Matching {

  private Matching() {}

  /**
   * Offers one bar to an order, and triggers its stop if the bar reaches it.
   *
   * @return null when the bar does not fill it
   */
  public static @Nullable Match offer(
      RestingOrder order, BarFrame frame, int row, FillTiming timing) {
    OrderTerms terms = order.terms();
    boolean buy = terms.side() == Side.BUY;
    return switch (terms.type()) {
      case MARKET -> market(frame, row, timing);
      case LIMIT -> limit(buy, terms.limitPrice(), frame, row);
      case STOP ->
          order.triggered()
              ? market(frame, row, timing)
              : stop(order, buy, frame.open()[row], extreme(buy, frame, row));
      case STOP_LIMIT ->
          order.triggered()
              ? limit(buy, terms.limitPrice(), frame, row)
              : stopLimit(order, buy, frame, row);
      case TRAILING_STOP, MARKET_ON_OPEN, MARKET_ON_CLOSE, LIMIT_ON_OPEN, LIMIT_ON_CLOSE ->
          throw new IllegalStateException("not matched yet: " + terms.type());
    };
  }

  private static Match market(BarFrame frame, int row, FillTiming timing) {
    return switch (timing) {
      case NEXT_OPEN -> new Match(FillRule.NEXT_OPEN, frame.open()[row]);
      case CLOSE -> new Match(FillRule.CLOSE, frame.close()[row]);
      case TOUCH, MID, BID, ASK -> throw new IllegalStateException("a bar has no bid and ask");
    };
  }

  private static @Nullable Match limit(boolean buy, double limit, BarFrame frame, int row) {
    double open = frame.open()[row];
    if (buy ? open < limit : open > limit) {
      return new Match(FillRule.LIMIT_BETTER_OPEN, open);
    }
    if (buy ? frame.low()[row] <= limit : frame.high()[row] >= limit) {
      return new Match(FillRule.LIMIT, limit);
    }
    return null;
  }

  private static @Nullable Match stop(
      RestingOrder order, boolean buy, double open, double extreme) {
    double stop = order.terms().stopPrice();
    if (beyond(buy, open, stop)) {
      order.trigger();
      return new Match(FillRule.STOP_GAP_OPEN, open);
    }
    if (extreme == stop || beyond(buy, extreme, stop)) {
      order.trigger();
      return new Match(FillRule.STOP, stop);
    }
    return null;
  }

  private static @Nullable Match stopLimit(
      RestingOrder order, boolean buy, BarFrame frame, int row) {
    double limit = order.terms().limitPrice();
    double open = frame.open()[row];
    Match trigger = stop(order, buy, open, extreme(buy, frame, row));
    if (trigger == null) {
      return null;
    }
    if (!beyond(buy, trigger.price(), limit)) {
      return trigger.rule() == FillRule.STOP
          ? new Match(FillRule.STOP_LIMIT, trigger.price())
          : new Match(FillRule.STOP_LIMIT_GAP_OPEN, trigger.price());
    }
    boolean cameBack =
        trigger.rule() == FillRule.STOP_GAP_OPEN
            ? !beyond(buy, extreme(!buy, frame, row), limit)
            : !beyond(buy, frame.close()[row], limit);
    return cameBack ? new Match(FillRule.LIMIT, limit) : null;
  }

  /** The bar's price that is worst for the side: the high for a buy, the low for a sell. */
  private static double extreme(boolean buy, BarFrame frame, int row) {
    return buy ? frame.high()[row] : frame.low()[row];
  }

  /** Whether {@code price} is worse for the side than {@code level}. */
  private static boolean beyond(boolean buy, double price, double level) {
    return buy ? price > level : price < level;
  }
}
