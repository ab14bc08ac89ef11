package io.admf.plan;

import org.jspecify.annotations.Nullable;

/**
 * How bars fill orders.
 *
 * @param intrabar what is assumed of prices within a bar
 * @param through whether a bar must trade beyond a limit to fill it, not only at it
 * @param timeframe the timeframe of the bars that orders meet, such as {@code 1m}; null for those
 *     that the portfolio trades on
 * @param attachedAtOnce whether orders that hang on another may trade in the bar that filled it
 * @param trailAtClose whether trailing stops follow closes only, not the best price of each bar
 * @param zeroVolume whether a bar without volume fills
 */
public record MatchingSpec(
    Intrabar intrabar,
    boolean through,
    @Nullable String timeframe,
    boolean attachedAtOnce,
    boolean trailAtClose,
    boolean zeroVolume) {

  /** Pessimistic, at the touch of a limit. */
  public static final MatchingSpec PLAIN =
      new MatchingSpec(Intrabar.PESSIMISTIC, false, null, true, false, true);

  /** Whether it is as it is by default. */
  public boolean plain() {
    return equals(PLAIN);
  }
}
