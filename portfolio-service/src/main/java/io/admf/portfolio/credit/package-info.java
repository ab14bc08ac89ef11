/**
 * What the account of a portfolio allows: what its positions need of equity, what currencies are
 * worth, and the watch over a margin call. Use {@link io.admf.portfolio.credit.Credit} for what an
 * order would need, {@link io.admf.portfolio.credit.MarginWatch} for when to look again. The ledger
 * alone knows the account; what is reckoned here only says when to ask it.
 */
@NullMarked
package io.admf.portfolio.credit;

import org.jspecify.annotations.NullMarked;
