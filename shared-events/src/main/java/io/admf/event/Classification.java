package io.admf.event;

/**
 * The regime that a classifier sees at one bar.
 *
 * @param classifier the classifier's column name
 * @param regime its name for the regime
 * @param confidence 0 to 1
 */
public record Classification(
    Header header, String symbol, String classifier, String regime, double confidence)
    implements Event {}
