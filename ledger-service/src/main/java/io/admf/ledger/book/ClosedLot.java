package io.admf.ledger.book;

/**
 * A lot, or a part of one, that a trade closed.
 *
 * @param number of the lot
 * @param opened when, epoch nanoseconds; {@code closed} likewise
 * @param quantity size units that were closed; negative when short
 * @param cost money units that they cost; negative when received
 * @param proceeds money units that closing them brought; negative when paid
 * @param commission money units: the part's share of what opening and of what closing cost
 */
public record ClosedLot(
    String symbol,
    String currency,
    long number,
    long opened,
    long closed,
    long quantity,
    long cost,
    long proceeds,
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
