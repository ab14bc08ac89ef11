/**
 * Exports: a book as the text of other accounting tools.
 *
 * <p>Use {@link io.admf.ledger.export.Export}. Units, costs and money come out to the last digit;
 * the lots are told one by one, so that the tool's own booking is ours.
 */
@NullMarked
package io.admf.ledger.export;

import org.jspecify.annotations.NullMarked;
