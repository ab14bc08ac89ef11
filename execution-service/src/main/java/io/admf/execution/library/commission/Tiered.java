package io.admf.execution.library.commission;

import io.admf.component.Param;
import io.admf.execution.Commission;
import io.admf.execution.CommissionModel;
import io.admf.money.Money;

/**
 * Rates that change with size, each for what lies on its own step. Steps count the value of the
 * order, or what the portfolio has traded in the month (of UTC), by value or in whole units. By
 * value a rate is a percentage; by units it is currency for each.
 */
@Commission(name = "tiered", description = "rates by value of the order or volume of the month")
record Tiered(
    @Param(
            value =
                "where a step begins and its rate, from 0 up: percent by value, currency for each"
                    + " unit by units",
            otherwise = "0: 0.5, 10000: 0.3, 100000: 0.1")
        String tiers,
    @Param(value = "what the steps count", otherwise = "order_value") By by,
    @Param(value = "least commission of an order, in currency", otherwise = "1", min = 0, max = 1e9)
        double minimum,
    @Param(
            value = "greatest commission of an order in percent of its value; 0 for no bound",
            otherwise = "0",
            min = 0,
            max = 100)
        double maximumPercent,
    @Param(
            value = "SEC fee: currency for each million of sales",
            otherwise = "0",
            min = 0,
            max = 1e6)
        double secPerMillion,
    @Param(value = "TAF: currency for each share sold", otherwise = "0", min = 0, max = 1000)
        double tafPerShare,
    @Param(value = "most TAF of an order; 0 for no bound", otherwise = "0", min = 0, max = 1e9)
        double tafMaximum)
    implements CommissionModel {

  /** What the steps count. */
  enum By {
    /** The value of the order, in currency. */
    ORDER_VALUE,
    /** The value of all trades of the month, in currency. */
    MONTH_VALUE,
    /** The whole units of all trades of the month. */
    MONTH_UNITS
  }

  Tiered {
    var _ = Tiers.read(tiers);
  }

  @Override
  public boolean monthly() {
    return by != By.ORDER_VALUE;
  }

  @Override
  public long commission(Trade trade) {
    return switch (by) {
      case ORDER_VALUE -> ofValue(0, Money.toDouble(trade.notional()));
      case MONTH_VALUE -> {
        double before = Money.toDouble(trade.monthValue());
        yield ofValue(before, before + Money.toDouble(trade.notional()));
      }
      case MONTH_UNITS -> {
        double units = trade.instrument().quantity(trade.quantity());
        double before = trade.monthUnits();
        yield Money.of(Tiers.read(tiers).between(before, before + units));
      }
    };
  }

  private long ofValue(double low, double high) {
    return Money.of(Tiers.read(tiers).between(low, high) / 100);
  }

  @Override
  public long due(OrderSoFar order) {
    long parts =
        by == By.ORDER_VALUE ? ofValue(0, Money.toDouble(order.notional())) : order.parts();
    return new Bounds(minimum, 0, maximumPercent).of(order, parts)
        + new SaleFees(secPerMillion, tafPerShare, tafMaximum).of(order);
  }
}
