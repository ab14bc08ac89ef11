package io.admf.ledger.book;

/**
 * A lot, or a part of one, that a trade closed.
 *
 * @param number of the lot
 * @param opened when, epoch nanoseconds; {@code closed} likewise
 * @param quantity size units that were closed; negative when short
 * @param cost money units of the account's currency that they cost; negative when received
 * @param proceeds money units that closing them brought; negative when paid
 * @param fxGain what of the profit the currency gained, not the price
 * @param commission money units: the part's share of what opening and of what closing cost
 */
public record ClosedLot(
    String symbol,
    long number,
    long opened,
    long closed,
    long quantity,
    long cost,
    long proceeds,
    long fxGain,
    long commission) {

  /** Profit before commission, money units. */
  public long gross() {
    return Math.subtractExact(proceeds, cost);
  }

  /** Profit after commission, money units. */
  public long net() {
    return gross() - commission;
  }
}
