package io.admf.portfolio.library.ordering;

import io.admf.component.Param;
import io.admf.event.OrderType;
import io.admf.event.TimeInForce;
import io.admf.portfolio.OrderQuestion;
import io.admf.portfolio.OrderStyle;

/** A market order once the market has gone on by the offset. */
@OrderStyle(name = "stop", description = "a market order once the market has reached its stop")
public record Stop(
    @Param(
            value = "how far beyond the decision price: above it for buys, below it for sells",
            otherwise = "1")
        double offset,
    @Param(value = "what the offset is counted in", otherwise = "percent") OffsetUnit unit,
    @Param(value = "bars in the average true range", otherwise = "14", min = 1) int atrPeriod,
    @Param(value = "how long it stays", otherwise = "gtc") TimeInForce timeInForce,
    @Param(value = "bars that it stays, for gtd", otherwise = "0", min = 0) int bars,
    @Param(value = "days that it stays, for gtd", otherwise = "0", min = 0, max = 36500) int days)
    implements OffsetStyle {

  public Stop {
    Lasting.check(timeInForce, bars, days);
  }

  @Override
  public OrderType type() {
    return OrderType.STOP;
  }

  @Override
  public double stop(OrderQuestion question) {
    return away().stop(question);
  }
}
