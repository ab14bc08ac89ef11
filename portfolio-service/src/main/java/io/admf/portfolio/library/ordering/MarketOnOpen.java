package io.admf.portfolio.library.ordering;

import io.admf.component.Param;
import io.admf.event.OrderType;
import io.admf.event.TimeInForce;
import io.admf.portfolio.OrderStyle;

/** At the opening price of the next trading day. */
@OrderStyle(name = "market_on_open", description = "at the opening price of a trading day")
public record MarketOnOpen(
    @Param(value = "how long it stays", otherwise = "gtc") TimeInForce timeInForce,
    @Param(value = "bars that it stays, for gtd", otherwise = "0", min = 0) int bars,
    @Param(value = "days that it stays, for gtd", otherwise = "0", min = 0, max = 36500) int days)
    implements Style {

  public MarketOnOpen {
    Lasting.check(timeInForce, bars, days);
  }

  @Override
  public OrderType type() {
    return OrderType.MARKET_ON_OPEN;
  }
}
