package io.admf.ledger.book;

/**
 * What an entry did to one lot.
 *
 * @param account that holds it
 * @param symbol what is held; {@code currency}, what its cost is counted in
 * @param number of the lot in its account, from 1, never used again
 * @param opened when it was opened, epoch nanoseconds
 * @param paid whether the cost is in the books: that of a futures contract is agreed, not paid
 * @param before what it was; 0 units of no cost before it was opened
 * @param after what it is; 0 units of no cost once it is closed
 */
public record LotMove(
    String account,
    String symbol,
    String currency,
    long number,
    long opened,
    boolean paid,
    Size before,
    Size after) {

  /**
   * How much a lot is.
   *
   * @param quantity size units; negative when short
   * @param cost money units; negative when short
   * @param worth of the cost in the account's currency; 0 for a futures contract
   * @param charge money units of the account's currency, paid in commission to open it, less what
   *     closed parts took
   */
  public record Size(long quantity, long cost, long worth, long charge) {

    /** No lot. */
    public static final Size NONE = new Size(0, 0, 0, 0);
  }
}
