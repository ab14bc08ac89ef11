package io.admf.flow;

import io.admf.event.Leg;

/**
 * A position as one of the services knows it.
 *
 * @param units size units, negative when short
 */
public record Stand(String symbol, Leg leg, long units) {}
