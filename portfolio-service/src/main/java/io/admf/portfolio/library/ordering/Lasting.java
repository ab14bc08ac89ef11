package io.admf.portfolio.library.ordering;

import io.admf.component.Names;
import io.admf.event.OrderRules;
import io.admf.event.TimeInForce;
import io.admf.time.Instants;

/** How long an order stays, as YAML says it. */
final class Lasting {

  private Lasting() {}

  /**
   * Checks what belongs together.
   *
   * @throws IllegalArgumentException if it does not
   */
  static void check(TimeInForce timeInForce, int bars, int days) {
    boolean dated = timeInForce == TimeInForce.GTD;
    if (dated && (bars > 0) == (days > 0)) {
      throw new IllegalArgumentException(
          "time_in_force: gtd needs bars or days, one of them; was bars %d and days %d"
              .formatted(bars, days));
    }
    if (!dated && (bars > 0 || days > 0)) {
      throw new IllegalArgumentException(
          "bars and days belong to time_in_force: gtd; was %s with bars %d and days %d"
              .formatted(Names.snake(timeInForce.name()), bars, days));
    }
  }

  /**
   * The rules of an order decided at {@code time}. One that lasts some bars is good till cancelled:
   * the portfolio withdraws it.
   */
  static OrderRules rules(TimeInForce timeInForce, int days, long time) {
    return switch (timeInForce) {
      case GTC -> OrderRules.PLAIN;
      case GTD -> days > 0 ? OrderRules.PLAIN.until(time + days * Instants.DAY) : OrderRules.PLAIN;
      case DAY, IOC, FOK -> OrderRules.PLAIN.during(timeInForce);
    };
  }
}
