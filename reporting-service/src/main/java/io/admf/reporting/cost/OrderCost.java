package io.admf.reporting.cost;

/**
 * The implementation shortfall of an order (Perold 1988) by what it came from: how much more it
 * cost than trading all of it at the price of its decision, free of charge. Money units; what
 * helped is negative.
 *
 * @param filled size units that traded, in units of the day each traded
 * @param average price of the fills, weighted by quantity; NaN when nothing traded
 * @param value of the whole order at the price of its decision
 * @param traded value of what traded, at the prices of the fills
 * @param delay the market moved from the decision to the arrival in the market
 * @param timing the market moved from the arrival until each part traded: of orders that wait
 * @param spread spread and slippage
 * @param impact the order moved the price itself
 * @param improvement came back from whoever traded with it; counts against the rest
 * @param commission the broker's
 * @param opportunity the market moved away from what did not trade
 */
public record OrderCost(
    long filled,
    double average,
    long value,
    long traded,
    long delay,
    long timing,
    long spread,
    long impact,
    long improvement,
    long commission,
    long opportunity) {

  /** All of it: the shortfall. */
  public long total() {
    return delay + timing + spread + impact - improvement + commission + opportunity;
  }

  /** All of it in hundredths of a percent of the order's value; NaN for an order of no value. */
  public double bps() {
    return value == 0 ? Double.NaN : 10_000.0 * total() / value;
  }
}
