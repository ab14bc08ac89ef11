package io.admf.event;

/**
 * A macro-economic figure is published.
 *
 * @param indicator its name, such as {@code US_CPI_YOY}
 * @param value the figure in its own unit
 */
public record EconomicRelease(Header header, String indicator, double value) implements Event {}
