/**
 * Where the gain of a portfolio came from: trades, dividends, interest, fees and commission.
 *
 * <p>Use {@link io.admf.reporting.gain.GainTally} to hear the journal of an account, {@link
 * io.admf.reporting.gain.Gain} for what it made. Exact: the lines sum to the change of equity in
 * money units, or the run stops.
 */
@NullMarked
package io.admf.reporting.gain;

import org.jspecify.annotations.NullMarked;
