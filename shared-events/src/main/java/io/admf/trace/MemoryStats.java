package io.admf.trace;

/**
 * What a tracer holds.
 *
 * @param eventsInMemory how many events
 * @param openPositions how many positions it has seen opened and not closed
 */
public record MemoryStats(int eventsInMemory, int openPositions) {}
