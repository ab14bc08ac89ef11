package io.admf.plan;

/**
 * When the ledger tells the account of every portfolio unasked: after some slices, or after those
 * in which something was posted. Portfolios that are run for their figures alone are told nothing.
 *
 * @param every after every so many slices, for {@link Unit#SLICES}; else 0
 */
public record SnapshotsSpec(Unit unit, int every) {

  /** After which slices. */
  public enum Unit {
    /** None. */
    NONE,
    /** Those in which something was posted. */
    CHANGE,
    /** The last of each day. Days are those of UTC, as for all that follow. */
    DAILY,
    /** The last of each week, which begins on Monday. */
    WEEKLY,
    /** The last of each month. */
    MONTHLY,
    /** Every so many. */
    SLICES
  }

  /** None but those that portfolios ask for, and the last. */
  public static final SnapshotsSpec NONE = new SnapshotsSpec(Unit.NONE, 0);
}
