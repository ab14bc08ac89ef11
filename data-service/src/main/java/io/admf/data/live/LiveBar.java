package io.admf.data.live;

/**
 * A closed bar of a series, sound.
 *
 * @param opened epoch nanoseconds
 * @param knownAt when it closed, epoch nanoseconds
 */
public record LiveBar(
    long opened, long knownAt, double open, double high, double low, double close, double volume) {}
