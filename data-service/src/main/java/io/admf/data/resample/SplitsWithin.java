package io.admf.data.resample;

import io.admf.data.event.ActionRow;
import io.admf.frame.MarketFrame.Effect;
import java.util.Comparator;
import java.util.List;

/** The splits of a symbol, in the order in which they take effect. For one pass over its bars. */
public final class SplitsWithin {

  private final List<ActionRow> splits;
  private int next;

  /**
   * Those among the actions of all symbols.
   *
   * @param actions in any order
   */
  public SplitsWithin(String symbol, List<ActionRow> actions) {
    this.splits =
        actions.stream()
            .filter(action -> action.symbol().equals(symbol) && action.effect() == Effect.SPLIT)
            .sorted(Comparator.comparingLong(ActionRow::exTime))
            .toList();
  }

  /**
   * New units for each old one by the splits that hold for a bar and have not held for the one
   * before.
   *
   * @param knownAt of the bar, epoch nanoseconds
   */
  double until(long knownAt) {
    double ratio = 1;
    for (; next < splits.size() && splits.get(next).exTime() < knownAt; next++) {
      ratio *= splits.get(next).ratio();
    }
    return ratio;
  }
}
