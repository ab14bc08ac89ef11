/**
 * Lots: what a position is made of, and what it cost.
 *
 * <p>Use {@link io.admf.ledger.lots.LotQueue} for first in, first out. All costs are exact: what is
 * taken out and what is left always add up to what was put in.
 */
@NullMarked
package io.admf.ledger.lots;

import org.jspecify.annotations.NullMarked;
