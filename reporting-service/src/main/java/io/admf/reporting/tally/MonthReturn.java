package io.admf.reporting.tally;

/**
 * What equity did in one calendar month, UTC.
 *
 * @param month 1 to 12
 * @param value equity at the month's last slice over that at the end of the month before (or the
 *     run's first slice), less one
 */
public record MonthReturn(int year, int month, double value) {}
