/**
 * Latency models: how long an order is on its way to the market, counted in time.
 *
 * <p>Use {@code none} with bars of minutes and more, {@code fixed} for what you have measured,
 * {@code random} to see whether a result depends on it.
 */
@NullMarked
package io.admf.execution.library.latency;

import org.jspecify.annotations.NullMarked;
