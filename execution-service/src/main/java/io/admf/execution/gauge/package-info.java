/**
 * Gauges: what an execution model may know of the market besides the trade itself.
 *
 * <p>A model names its {@link io.admf.execution.gauge.Gauge}s in its {@link
 * io.admf.execution.gauge.Needs}; {@link io.admf.execution.gauge.Gauges} keeps them for each
 * series, bar by bar, and only where a model asks. A reading never knows the bar that fills.
 */
@NullMarked
package io.admf.execution.gauge;

import org.jspecify.annotations.NullMarked;
