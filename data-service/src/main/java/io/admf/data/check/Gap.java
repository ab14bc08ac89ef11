package io.admf.data.check;

/**
 * A place where bars are missing.
 *
 * @param where the first bar after it: {@code file:line}, or the series and time
 * @param from when the first missing bar would open, epoch nanoseconds
 * @param to when the first bar after it opens, epoch nanoseconds
 * @param missing how many bars are missing
 */
public record Gap(String where, long from, long to, long missing) {}
