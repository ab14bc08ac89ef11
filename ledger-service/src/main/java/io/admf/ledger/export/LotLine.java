package io.admf.ledger.export;

/**
 * A line about a lot.
 *
 * @param quantity size units that come in; negative when they go
 * @param cost money units that they cost, positive whatever the side
 * @param number of the lot in its account
 * @param opened when the lot was opened, epoch nanoseconds
 * @param opens whether the units begin the lot; otherwise they are taken from it
 */
record LotLine(
    String account,
    String symbol,
    String currency,
    long quantity,
    long cost,
    long number,
    long opened,
    boolean opens) {}
