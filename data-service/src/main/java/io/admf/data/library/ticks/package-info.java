/**
 * Bars made of the trades of CSV files.
 *
 * <p>How trades become bars is the business of {@code io.admf.data.tick}.
 */
@NullMarked
package io.admf.data.library.ticks;

import org.jspecify.annotations.NullMarked;
