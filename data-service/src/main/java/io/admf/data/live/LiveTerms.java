package io.admf.data.live;

/**
 * How fast a live run goes, and for how long.
 *
 * @param speed seconds of the market in one second of the clock; 0 for as fast as can be
 * @param forNanos after which time of the clock it ends; {@link Long#MAX_VALUE} for never
 */
public record LiveTerms(double speed, long forNanos) {}
