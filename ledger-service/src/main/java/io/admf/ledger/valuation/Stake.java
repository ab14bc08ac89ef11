package io.admf.ledger.valuation;

import io.admf.money.Instrument;

/**
 * A position to be marked.
 *
 * @param units size units, negative when short
 * @param marks latest close at each slice of the block; not NaN while the position is held
 */
public record Stake(Instrument instrument, long units, double[] marks) {}
