/**
 * Portfolios of runs that are done.
 *
 * <p>Use {@link io.admf.compose.past.PastPortfolio} to find one by name and to read what it left
 * behind. Where that was not kept, the portfolio alone is run again, once, and must give the digest
 * that it gave.
 */
@NullMarked
package io.admf.compose.past;

import org.jspecify.annotations.NullMarked;
