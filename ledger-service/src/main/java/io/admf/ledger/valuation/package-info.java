/**
 * Valuation: what cash and holdings are worth at every slice, in columns.
 *
 * <p>Use {@link io.admf.ledger.valuation.EquityColumns} for a run of slices between two fills, and
 * {@link io.admf.money.Instrument#notional} for a single slice; both give the same money units.
 */
@NullMarked
package io.admf.ledger.valuation;

import org.jspecify.annotations.NullMarked;
