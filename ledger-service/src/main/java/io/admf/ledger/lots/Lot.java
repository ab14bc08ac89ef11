package io.admf.ledger.lots;

/**
 * Units bought or sold together.
 *
 * @param quantity size units; negative when sold short
 * @param cost money units paid; negative when received
 */
public record Lot(long quantity, long cost) {}
