package io.admf.reporting.tally;

import io.admf.frame.Series;

/**
 * The prices of one series in at most a few thousand candles, over the same slices as every {@link
 * EquityCurve} of the run. Exact: a candle's high is the highest of the bars that it stands for.
 *
 * @param times of the last slice of each candle, epoch nanoseconds
 * @param open of its first bar; NaN, like {@code high} and {@code low}, when it has no bar
 * @param close of the latest bar so far; NaN before the first
 * @param first close of the series' first bar; NaN without bars
 */
public record PriceCurve(
    Series series,
    long[] times,
    double[] open,
    double[] high,
    double[] low,
    double[] close,
    double first) {}
