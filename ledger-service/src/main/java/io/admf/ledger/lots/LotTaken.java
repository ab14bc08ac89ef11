package io.admf.ledger.lots;

/** Is told from which lots a close took its units, one call for each lot. */
@FunctionalInterface
public interface LotTaken {

  /** For one who does not ask. */
  LotTaken UNHEARD = (number, quantity, cost, worth, opened, price) -> {};

  /**
   * Hears what was taken from one lot.
   *
   * @param number of the lot
   * @param quantity size units taken, of the sign of the lot
   * @param cost money units that they cost, of the sign of the lot
   * @param worth of {@code cost} in the currency of the account, where that is another; else 0
   * @param opened when the lot was opened, epoch nanoseconds
   * @param price at which the lot was opened, in units of today
   */
  void taken(long number, long quantity, long cost, long worth, long opened, double price);
}
