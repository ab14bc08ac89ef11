package io.admf.execution.pricing;

/**
 * A fill with its price and all it cost. What the parts cost is measured in whole money units
 * between prices, so {@code spread + slippage + impact − improvement} is exactly what the fill cost
 * against the middle.
 *
 * @param price paid or received, all costs of the market included
 * @param notional money units of the quantity at the price
 * @param commission money units, not negative
 * @param spread money units from the middle of bid and ask to the price offered; 0 without quotes
 * @param slippage money units that the slippage model took
 * @param impact money units that the impact model took
 * @param improvement money units that the improvement model gave back
 */
public record Priced(
    double price,
    long notional,
    long commission,
    long spread,
    long slippage,
    long impact,
    long improvement) {

  /** Money units that the fill cost against the middle, commission aside. */
  public long market() {
    return spread + slippage + impact - improvement;
  }
}
