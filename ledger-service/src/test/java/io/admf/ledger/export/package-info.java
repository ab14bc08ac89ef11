/** Names and lots that tools do not take as they are. */
@NullMarked
package io.admf.ledger.export;

import org.jspecify.annotations.NullMarked;
