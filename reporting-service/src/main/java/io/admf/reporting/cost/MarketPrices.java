package io.admf.reporting.cost;

import io.admf.event.InvariantException;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the series of a run trade at in the block under way and the one before it, and the splits of
 * all blocks. An order that was decided in the last slice of a block may be told with the next: the
 * services pass on what was decided with the next step.
 */
public final class MarketPrices {

  private @Nullable BarBlock before;
  private @Nullable BarBlock block;
  private final Map<Integer, TreeMap<Long, Double>> splits = new TreeMap<>();

  /** Hears the next block. */
  public void add(BarBlock next) {
    if (next.slices() > 0) {
      before = block;
      block = next;
    }
    for (MarketFrame.Action action : next.market().actions()) {
      if (action.effect() == MarketFrame.Effect.SPLIT) {
        long slice = next.firstSlice() + action.offset();
        for (int series : action.series()) {
          splits
              .computeIfAbsent(series, _ -> new TreeMap<>())
              .merge(slice, action.ratio(), (a, b) -> a * b);
        }
      }
    }
  }

  /** The latest close at a slice of either block, in its units; NaN before the first bar. */
  double close(int series, long slice) {
    BarBlock now = block;
    if (now != null && slice < now.firstSlice()) {
      now = before;
    }
    if (now == null || slice < now.firstSlice() || slice > now.lastSlice()) {
      throw new InvariantException(
          "reporting", slice, "expected an event of the latest two blocks, was one of another");
    }
    return now.mark(series, slice);
  }

  /**
   * The open of the first bar after a slice that either block has, in units of that slice, or NaN.
   */
  double nextOpen(int series, long slice) {
    double open = before == null ? Double.NaN : nextOpen(before, series, slice);
    return Double.isNaN(open) && block != null ? nextOpen(block, series, slice) : open;
  }

  private double nextOpen(BarBlock in, int series, long slice) {
    BarFrame bars = in.frame(series);
    int row = firstAfter(bars, slice - in.firstSlice());
    return row == bars.rows()
        ? Double.NaN
        : bars.open()[row] * ratio(series, slice, in.firstSlice() + bars.offsets()[row]);
  }

  private static int firstAfter(BarFrame bars, long offset) {
    int low = 0;
    int high = bars.rows();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bars.offsets()[middle] <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Units at slice {@code to} for each unit at slice {@code from}. */
  double ratio(int series, long from, long to) {
    TreeMap<Long, Double> all = splits.get(series);
    double ratio = 1;
    if (all != null && from < to) {
      for (double split : all.subMap(from, false, to, true).values()) {
        ratio *= split;
      }
    }
    return ratio;
  }
}
