package io.admf.portfolio.library.ordering;

import io.admf.component.Param;
import io.admf.event.OrderType;
import io.admf.event.TimeInForce;
import io.admf.portfolio.OrderQuestion;
import io.admf.portfolio.OrderStyle;

/**
 * At the closing price of a trading day if that is within its limit. A positive offset waits for a
 * better price than that of the decision.
 */
@OrderStyle(
    name = "limit_on_close",
    description = "at the closing price of a trading day if that is within its limit")
public record LimitOnClose(
    @Param(
            value =
                "how much better than the decision price: below it for buys, above it for sells",
            otherwise = "0")
        double offset,
    @Param(value = "what the offset is counted in", otherwise = "percent") OffsetUnit unit,
    @Param(value = "bars in the average true range", otherwise = "14", min = 1) int atrPeriod,
    @Param(value = "how long it stays", otherwise = "gtc") TimeInForce timeInForce,
    @Param(value = "bars that it stays, for gtd", otherwise = "0", min = 0) int bars,
    @Param(value = "days that it stays, for gtd", otherwise = "0", min = 0, max = 36500) int days)
    implements OffsetStyle {

  public LimitOnClose {
    Lasting.check(timeInForce, bars, days);
  }

  @Override
  public OrderType type() {
    return OrderType.LIMIT_ON_CLOSE;
  }

  @Override
  public double limit(OrderQuestion question) {
    return away().limit(question);
  }
}
