/** Books kept by the kernel and by the obvious way, side by side. */
@NullMarked
package io.admf.ledger;

import org.jspecify.annotations.NullMarked;
