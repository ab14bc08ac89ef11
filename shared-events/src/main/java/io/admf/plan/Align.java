package io.admf.plan;

/** What happens at a time at which some series of a timeframe have a bar and others have none. */
public enum Align {
  /** Those that have one show it; the others have none. */
  UNION,
  /** None shows a bar: a time counts only when all have one. */
  INTERSECTION,
  /**
   * Those that have none but have begun show their last price once more, without volume; nothing
   * can be traded at it.
   */
  FORWARD_FILL
}
