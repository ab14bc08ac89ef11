package io.admf.data.event;

/**
 * A figure that was published.
 *
 * @param indicator its name, such as {@code US_CPI_YOY}
 * @param eventTime what it is about, epoch nanoseconds: the end of its period where that is said
 * @param knownAt when it was published, epoch nanoseconds
 */
public record ReleaseRow(String indicator, long eventTime, long knownAt, double value) {}
