package io.admf.bus;

/**
 * What a bus has done.
 *
 * @param events how many were published
 * @param errors how many times a handler or filter threw
 * @param filtered how many times a filter kept an event from its subscriber
 */
public record BusStatistics(long events, long errors, long filtered) {}
