package io.admf.execution.library.improvement;

import io.admf.component.Param;
import io.admf.execution.Improvement;
import io.admf.execution.ImprovementModel;

/**
 * A part of what it costs to cross the spread comes back: {@code share × |price − middle|}, which
 * counts the spread of a quote and slippage, not impact.
 */
@Improvement(name = "spread_share", description = "a part of spread and slippage comes back")
record SpreadShare(
    @Param(
            value = "the part that comes back: 1 is a trade in the middle",
            otherwise = "0.2",
            min = 0,
            max = 1)
        double share)
    implements ImprovementModel {

  @Override
  public double improvement(Taking trade) {
    double paid = trade.terms().side().sign() * (trade.price() - trade.middle());
    return Math.max(0, share * paid);
  }
}
