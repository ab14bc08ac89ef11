/** Lots as other engines and tax authorities count them. */
@NullMarked
package io.admf.ledger.lots;

import org.jspecify.annotations.NullMarked;
