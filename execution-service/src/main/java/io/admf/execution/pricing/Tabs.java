package io.admf.execution.pricing;

import io.admf.event.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Opens the tabs of a portfolio's orders: what was decided at once stands beside each other. */
public final class Tabs {

  private final Latest bought = new Latest();
  private final Latest sold = new Latest();

  /** The latest tab of each series, and the slice of its decision. */
  private static final class Latest {
    private @Nullable Tab[] tabs = new Tab[0];
    private long[] slices = new long[0];

    private Tab open(int series, long slice) {
      if (series >= tabs.length) {
        tabs = Arrays.copyOf(tabs, Math.max(series + 1, 2 * tabs.length));
        slices = Arrays.copyOf(slices, tabs.length);
      }
      Tab latest = tabs[series];
      Tab next = latest == null || slices[series] != slice ? new Tab() : latest.beside();
      tabs[series] = next;
      slices[series] = slice;
      return next;
    }
  }

  /**
   * The tab of the next order.
   *
   * @param series index of that whose bars it meets
   * @param slice of its decision
   */
  public Tab open(int series, Side side, long slice) {
    return (side == Side.BUY ? bought : sold).open(series, slice);
  }
}
