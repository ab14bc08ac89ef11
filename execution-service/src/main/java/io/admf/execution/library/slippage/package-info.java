/**
 * Slippage models: how far from the offered price a trade is made.
 *
 * <p>Use {@code bps} unless an experiment is about costs; {@code none} to compare with engines that
 * know no slippage.
 */
@NullMarked
package io.admf.execution.library.slippage;

import org.jspecify.annotations.NullMarked;
