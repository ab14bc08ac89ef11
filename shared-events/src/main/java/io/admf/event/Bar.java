package io.admf.event;

/**
 * A complete bar of one series.
 *
 * @param symbol what traded
 * @param timeframe its length, such as {@code 1d}
 * @param open first price; {@code high}, {@code low} and {@code close} likewise
 * @param volume quantity traded, in whole units of the instrument
 */
public record Bar(
    Header header,
    String symbol,
    String timeframe,
    double open,
    double high,
    double low,
    double close,
    double volume)
    implements Event {}
