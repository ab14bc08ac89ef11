/** Entries that balance and entries that do not. */
@NullMarked
package io.admf.ledger.posting;

import org.jspecify.annotations.NullMarked;
