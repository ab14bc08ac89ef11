package io.admf.compose.axis;

/**
 * How much a constraint left out.
 *
 * @param place where the constraint was written
 * @param constraint as the researcher wrote it
 * @param count how many it left out, not counting what one before it already had
 * @param of what was left out: {@code combinations}, or {@code parameter sets of momentum}
 */
public record LeftOut(String place, String constraint, long count, String of) {}
