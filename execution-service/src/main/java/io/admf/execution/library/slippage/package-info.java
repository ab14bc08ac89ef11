/**
 * Slippage models: how far from the offered price a trade is made.
 *
 * <p>Use {@code bps} unless an experiment is about costs; {@code none} to compare with engines that
 * know no slippage; {@code spread} where the spread is known; {@code volume_share} for orders that
 * are large beside a bar; {@code volatility} where spreads follow the market's mood; {@code
 * time_of_day} within a day; {@code adverse_market} to see what is left when all of it is bad.
 */
@NullMarked
package io.admf.execution.library.slippage;

import org.jspecify.annotations.NullMarked;
