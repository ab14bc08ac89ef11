/**
 * Price improvement models: what a marketable order gets back from whoever trades with it.
 *
 * <p>Use {@code none} unless your broker's reports show some. No trade becomes better than the best
 * price of its bar, or than the middle of its quote.
 */
@NullMarked
package io.admf.execution.library.improvement;

import org.jspecify.annotations.NullMarked;
