package io.admf.event;

import org.jspecify.annotations.Nullable;

/**
 * The regime differs from that of the bar before.
 *
 * @param from the regime before; null at the first classification
 * @param to the regime now
 * @param confidence 0 to 1
 */
public record RegimeChange(
    Header header,
    String symbol,
    String classifier,
    @Nullable String from,
    String to,
    double confidence)
    implements Event {}
