package io.admf.event;

import java.util.List;

/**
 * Indicator values at one bar: each an INDICATOR, together the input of strategies.
 *
 * @param symbol the series' symbol
 * @param timeframe the series' timeframe
 * @param values in the order of the feature hub
 */
public record Features(Header header, String symbol, String timeframe, List<FeatureValue> values)
    implements Event {}
