package io.admf.execution.desk;

import io.admf.event.Side;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.money.Instrument;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a portfolio holds, as execution knows it: the sum of its fills, taken through splits and to
 * nothing at a delisting.
 */
public final class Positions {

  private final Map<Integer, long[]> units = new TreeMap<>(); // by series, one number each
  private final List<Past> actions;
  private int applied;

  /**
   * An action that has come.
   *
   * @param slice before whose bars it took effect
   */
  public record Past(long slice, MarketFrame.Action action) {

    /** The actions of a block that change what is held. */
    public static List<Past> of(BarBlock block) {
      return block.market().actions().stream()
          .filter(
              action ->
                  action.effect() == MarketFrame.Effect.SPLIT
                      || action.effect() == MarketFrame.Effect.DELISTING)
          .map(action -> new Past(block.firstSlice() + action.offset(), action))
          .toList();
    }
  }

  /**
   * Nothing held.
   *
   * @param actions of all blocks so far; grows with them
   */
  public Positions(List<Past> actions) {
    this.actions = actions;
  }

  /** Adds what traded in a slice. */
  public void add(int series, Side side, long quantity, long slice) {
    catchUp(slice);
    units.computeIfAbsent(series, s -> new long[1])[0] += side.sign() * quantity;
  }

  /** Size units that a trade of a side can take off a position before it is gone. */
  public long reducible(int series, Side side, long slice) {
    catchUp(slice);
    long[] held = units.get(series);
    return held == null ? 0 : Math.max(0, -side.sign() * held[0]);
  }

  private void catchUp(long slice) {
    for (; applied < actions.size() && actions.get(applied).slice() <= slice; applied++) {
      MarketFrame.Action action = actions.get(applied).action();
      for (int series : action.series()) {
        long[] held = units.get(series);
        if (held != null) {
          held[0] =
              action.effect() == MarketFrame.Effect.SPLIT
                  ? Instrument.split(held[0], action.ratio())
                  : 0;
        }
      }
    }
  }
}
