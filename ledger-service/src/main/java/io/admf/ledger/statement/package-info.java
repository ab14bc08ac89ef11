/**
 * Statements: a book as people and programs read it.
 *
 * <p>Use {@link io.admf.ledger.statement.Statement} for the table of a statement and {@link
 * io.admf.ledger.statement.StatementText} for its text. All figures are sums of entries; nothing is
 * rounded.
 */
@NullMarked
package io.admf.ledger.statement;

import org.jspecify.annotations.NullMarked;
