package io.admf.compose.explain;

import io.admf.component.Names;
import io.admf.event.Contingency;
import io.admf.event.OrderChange;
import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.PriceBasis;
import io.admf.event.TimeInForce;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an order asks for, in words. */
final class OrderText {

  private OrderText() {}

  /**
   * Terms, such as {@code SELL 100 AAPL, STOP, stop 417.6, reduces only}.
   *
   * @param quantity how much, as text
   */
  static String of(OrderTerms terms, String quantity) {
    List<String> parts = new ArrayList<>();
    parts.add("%s %s %s".formatted(terms.side(), quantity, terms.symbol()));
    parts.add(terms.type().name());
    price("limit", terms.limitPrice(), terms.rules().basis(), parts);
    price("stop", terms.stopPrice(), terms.rules().basis(), parts);
    rules(terms.rules(), parts);
    return String.join(", ", parts);
  }

  private static void price(String name, double price, PriceBasis basis, List<String> to) {
    if (!Double.isNaN(price)) {
      to.add(
          name
              + ' '
              + switch (basis) {
                case PRICE -> Names.number(price);
                case PARENT_PERCENT -> Names.number(price) + " % from its parent's fill";
                case PARENT_AMOUNT -> Names.number(price) + " from its parent's fill";
              });
    }
  }

  private static void rules(OrderRules rules, List<String> to) {
    if (!Double.isNaN(rules.trail())) {
      to.add("trail " + Names.number(rules.trail()) + (rules.trailInPercent() ? " %" : ""));
    }
    if (rules.timeInForce() == TimeInForce.GTD && rules.expiresAt() != Long.MAX_VALUE) {
      to.add("until " + Instants.brief(rules.expiresAt()));
    } else if (rules.timeInForce() != TimeInForce.GTC) {
      to.add(rules.timeInForce().name());
    }
    if (rules.reduceOnly()) {
      to.add("reduces only");
    }
    if (!rules.lots().isEmpty()) {
      String orders = String.join(" and ", rules.lots().stream().map(String::valueOf).toList());
      to.add("closes the lots of order " + orders);
    }
  }

  /** What an order waits for and what ends it, such as {@code , hangs on order 4, group 1}. */
  static String of(Contingency contingency) {
    return (contingency.parent() == 0 ? "" : ", hangs on order " + contingency.parent())
        + (contingency.group() == 0 ? "" : ", group " + contingency.group());
  }

  /**
   * What a change asks for, such as {@code MODIFY quantity 80, limit 490 (script)}.
   *
   * @param quantity how much, as text; asked for where there is one
   */
  static String of(OrderChange change, String quantity) {
    List<String> parts = new ArrayList<>();
    if (change.quantity() != 0) {
      parts.add("quantity " + quantity);
    }
    price("limit", change.limitPrice(), PriceBasis.PRICE, parts);
    price("stop", change.stopPrice(), PriceBasis.PRICE, parts);
    return "%s of order %d asked for%s (%s)"
        .formatted(
            change.kind().name().toLowerCase(Locale.ROOT),
            change.order(),
            parts.isEmpty() ? "" : ": " + String.join(", ", parts),
            change.reason());
  }
}
