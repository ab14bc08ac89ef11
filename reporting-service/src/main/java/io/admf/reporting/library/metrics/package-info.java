/**
 * The figures that a run is judged by, each with its formula and source.
 *
 * <p>A metric is a record marked {@link io.admf.reporting.library.metrics.Metric} that answers one
 * question, {@link io.admf.reporting.library.metrics.Measure}. Use {@link
 * io.admf.reporting.library.metrics.Returns} for the same formulas on an array of returns.
 *
 * <p>Conventions, those of empyrical (Quantopian 2016) unless a metric says otherwise: a return is
 * equity over the equity of the slice before, less one, so that <i>n</i> slices give <i>n</i>−1
 * returns; the standard deviation divides by <i>n</i>−1; means are arithmetic, growth is geometric;
 * a drawdown is negative. What is not defined (no trades, no variance, no losses) is NaN, never
 * infinite and never a zero that looks like a result.
 */
@NullMarked
package io.admf.reporting.library.metrics;

import org.jspecify.annotations.NullMarked;
