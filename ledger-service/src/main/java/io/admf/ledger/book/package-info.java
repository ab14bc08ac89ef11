/**
 * Books: what a portfolio's journal looks like to one who reads it after the run.
 *
 * <p>Use {@link io.admf.ledger.book.BookReader} to make a {@link io.admf.ledger.book.Book} of
 * events, {@link io.admf.ledger.book.Balances} for sums and {@link io.admf.ledger.book.LotHistory}
 * for what became of each lot. Accounts and units are taken as they come: an account that is new to
 * the chart needs no change here.
 */
@NullMarked
package io.admf.ledger.book;

import org.jspecify.annotations.NullMarked;
