package io.admf.ledger.book;

/**
 * A part of a run: what became known after {@code after} and not after {@code until}, epoch
 * nanoseconds.
 */
public record Period(long after, long until) {

  /** All of a run. */
  public static final Period WHOLE = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

  /** Whether it begins with the run. */
  public boolean fromTheStart() {
    return after == Long.MIN_VALUE;
  }
}
