/**
 * Lots: what a position is made of, and what it cost.
 *
 * <p>Use {@link io.admf.ledger.lots.Lots#of} to keep the lots of a position by the method of its
 * account. All costs are exact: what is taken out and what is left always add up to what was put
 * in.
 */
@NullMarked
package io.admf.ledger.lots;

import org.jspecify.annotations.NullMarked;
