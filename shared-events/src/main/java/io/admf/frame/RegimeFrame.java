package io.admf.frame;

import java.util.List;

/**
 * The classifications of one classifier on one series, row by row with the {@link BarFrame} of the
 * same number.
 *
 * @param classifier index of the classifier column in the run
 * @param series index of the series in the run
 * @param number of the frame
 * @param rows how many rows count
 * @param names the regimes that the classifier knows
 * @param regimes index into {@code names} for each row, or -1 while warming up
 * @param confidences 0 to 1 for each row
 */
public record RegimeFrame(
    int classifier,
    int series,
    long number,
    int rows,
    List<String> names,
    byte[] regimes,
    double[] confidences) {}
