/**
 * What a run would create and about what it would cost, told without running it.
 *
 * <p>Use {@link io.admf.compose.forecast.Forecast}. Estimates rest on the rates that {@code
 * docs/performance.md} documents; what is not known is said to be unknown.
 */
@NullMarked
package io.admf.compose.forecast;

import org.jspecify.annotations.NullMarked;
