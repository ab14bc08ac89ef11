package io.admf.ledger.lots;

/**
 * Units bought or sold together.
 *
 * @param number its number in the position, from 1, never used again
 * @param quantity size units; negative when sold short
 * @param cost money units paid; negative when received
 * @param worth what was paid, or received, in the currency of the account where that is not the one
 *     of {@code cost}; else 0
 * @param opened when it was opened, epoch nanoseconds; of a pool, when its first units came
 * @param price at which it was opened, in units of today; of a pool, the mean by quantity. For
 *     reports: no money is made of it
 */
public record Lot(long number, long quantity, long cost, long worth, long opened, double price) {

  /** A lot in the currency of the account. */
  public Lot(long number, long quantity, long cost, long opened, double price) {
    this(number, quantity, cost, 0, opened, price);
  }
}
