/**
 * Bars made of finer bars: minutes into hours, days, weeks and months, by sessions where there is a
 * calendar. {@link io.admf.data.resample.SeriesReaders} opens a series as it was asked for, made of
 * another if need be.
 *
 * <p>A bar is given when it is known to be whole, and never before it closes. Nothing here invents
 * a bar for a stretch without one.
 */
@NullMarked
package io.admf.data.resample;

import org.jspecify.annotations.NullMarked;
