/**
 * The ledger: the accountant of every portfolio, and the source of truth about cash and positions.
 *
 * <p>Use {@link io.admf.ledger.LedgerKernel} to turn fills into postings, positions and equity.
 * Nothing here decides, and nothing here knows an order.
 */
@NullMarked
package io.admf.ledger;

import org.jspecify.annotations.NullMarked;
