/**
 * Impact models: how far an order's own size moves its price.
 *
 * <p>Use {@code none} for orders that are small beside the market; {@code square_root} where only
 * volatility and volume are known; {@code almgren} for US equities; {@code linear} with
 * coefficients of your own. All know volatility and daily volume from past bars alone, and charge
 * nothing while those are unknown.
 */
@NullMarked
package io.admf.execution.library.impact;

import org.jspecify.annotations.NullMarked;
