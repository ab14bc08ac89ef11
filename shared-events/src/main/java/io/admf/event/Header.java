package io.admf.event;

import org.jspecify.annotations.Nullable;

/**
 * What every event carries.
 *
 * @param id its deterministic name
 * @param correlationId the story it belongs to: for trading events the trade, else its own id
 * @param causationId the event that made it happen, or null for what comes from outside
 * @param eventTime when it happened, epoch nanoseconds
 * @param knownAt when it could first be known, epoch nanoseconds: the time of its slice
 * @param slice the number of its time slice in the run, from 0
 */
public record Header(
    EventId id,
    String correlationId,
    @Nullable EventId causationId,
    long eventTime,
    long knownAt,
    long slice) {}
