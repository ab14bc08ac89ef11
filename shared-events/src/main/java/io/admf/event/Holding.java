package io.admf.event;

/**
 * A position at one moment.
 *
 * @param quantity size units; negative for a short position
 * @param costBasis money units that its open lots cost; negative for a short position
 * @param price the mark
 * @param marketValue money units at the mark
 */
public record Holding(
    String symbol, long quantity, long costBasis, double price, long marketValue) {

  /** Market value less cost, in money units. */
  public long unrealisedPnl() {
    return marketValue - costBasis;
  }
}
