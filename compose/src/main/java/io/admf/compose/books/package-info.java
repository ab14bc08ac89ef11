/**
 * Books of a run that is done.
 *
 * <p>Use {@link io.admf.compose.books.BookFiles} to read one portfolio's book from a results
 * folder; what it says is the matter of {@link io.admf.ledger.statement} and {@link
 * io.admf.ledger.export}.
 */
@NullMarked
package io.admf.compose.books;

import org.jspecify.annotations.NullMarked;
