package io.admf.plan;

import org.jspecify.annotations.Nullable;

/**
 * What comes with the bars, and what is made of them.
 *
 * @param align what happens where some series have a bar and others have none
 * @param adjust what prices are adjusted for
 * @param method how dividends are adjusted for
 * @param dividends when dividends become cash, where prices are not adjusted for them
 * @param actions where corporate actions come from; null for nowhere
 * @param quotes where quotes come from; null for nowhere
 * @param economic where economic releases come from; null for nowhere
 */
public record MarketSpec(
    Align align,
    Adjust adjust,
    AdjustMethod method,
    DividendDay dividends,
    @Nullable ComponentSpec actions,
    @Nullable ComponentSpec quotes,
    @Nullable ComponentSpec economic) {

  /** Bars alone, as they are. */
  public static final MarketSpec PLAIN =
      new MarketSpec(
          Align.UNION,
          Adjust.NONE,
          AdjustMethod.PREVIOUS_CLOSE,
          DividendDay.EX_DATE,
          null,
          null,
          null);

  /** Whether there are bars alone, as they are. */
  public boolean plain() {
    return equals(PLAIN);
  }

  /** Whether blocks have anything besides bars. */
  public boolean beyondBars() {
    return actions != null || quotes != null || economic != null || align == Align.FORWARD_FILL;
  }
}
