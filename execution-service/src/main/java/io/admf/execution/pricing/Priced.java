package io.admf.execution.pricing;

import io.admf.event.FillDetail;
import io.admf.event.OrderRules;
import org.jspecify.annotations.Nullable;

/**
 * A fill with its price and all it cost. What the parts cost is measured in whole money units
 * between prices, so {@code spread + impact − improvement} is exactly what the fill cost against
 * the middle.
 *
 * @param price paid or received, all costs of the market included
 * @param commission money units, not negative
 * @param spread money units from the middle of bid and ask to the price with slippage; negative
 *     where the market offered better than its middle
 * @param impact money units that the impact model took, not negative
 * @param improvement money units that the improvement model gave back, not negative
 * @param maker whether the order rested until the market came to it
 */
public record Priced(
    double price, long commission, long spread, long impact, long improvement, boolean maker) {

  /** Money units that the fill cost against the middle, commission aside. */
  public long slippage() {
    return spread + impact - improvement;
  }

  /**
   * What a FILL says besides its price.
   *
   * @param rules of the order: whether it only reduces, and whose lots it closes first
   * @return null where there is nothing to say
   */
  public @Nullable FillDetail detail(OrderRules rules) {
    return impact == 0
            && improvement == 0
            && !maker
            && !rules.reduceOnly()
            && rules.lots().isEmpty()
        ? null
        : new FillDetail(impact, improvement, maker, rules.reduceOnly(), rules.lots());
  }
}
