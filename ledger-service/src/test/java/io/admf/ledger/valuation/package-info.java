/** Columns against the same arithmetic slice by slice. */
@NullMarked
package io.admf.ledger.valuation;

import org.jspecify.annotations.NullMarked;
