/**
 * Posting: the chart of accounts and the double-entry journal of one portfolio.
 *
 * <p>Use {@link io.admf.ledger.posting.Journal} for every change of the account; a balance is never
 * written, it only results from entries.
 */
@NullMarked
package io.admf.ledger.posting;

import org.jspecify.annotations.NullMarked;
