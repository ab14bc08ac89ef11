package io.admf.ledger.lots;

/**
 * A lot that a close names.
 *
 * @param number of the lot in its position
 * @param quantity size units to be taken from it, positive
 */
public record NamedLot(long number, long quantity) {}
