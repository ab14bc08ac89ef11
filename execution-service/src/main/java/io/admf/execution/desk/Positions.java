package io.admf.execution.desk;

import io.admf.event.Leg;
import io.admf.event.Side;
import io.admf.flow.Stand;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio holds, as execution knows it: the sum of its fills, taken through splits and to
 * nothing at a delisting.
 */
public final class Positions {

  private final boolean hedged;
  private final List<Held> held = new ArrayList<>(); // in the order in which they first traded
  private @Nullable Held[] bySeries = new Held[0]; // two each: the only or long one, the short one
  private final List<Held> changed = new ArrayList<>(2); // since they were last taken
  private final List<Past> actions;
  private int applied;

  private static final class Held {
    private final String symbol;
    private final int series;
    private final Leg leg;
    private long units;
    private boolean changed;

    private Held(Series series, Leg leg) {
      this.symbol = series.symbol();
      this.series = series.index();
      this.leg = leg;
    }

    private Stand stand() {
      return new Stand(symbol, leg, units);
    }
  }

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
   * @param hedged whether a long and a short position stand beside each other
   */
  public Positions(List<Past> actions, boolean hedged) {
    this.actions = actions;
    this.hedged = hedged;
  }

  /**
   * Adds what traded in a slice.
   *
   * @param closes whether the trade may only close
   */
  public void add(Series series, Side side, long quantity, boolean closes, long slice) {
    catchUp(slice);
    Held its = of(series, Leg.of(hedged, side, closes));
    change(its, its.units + side.sign() * quantity);
  }

  private Held of(Series series, Leg leg) {
    int place = place(series.index(), leg);
    if (place >= bySeries.length) {
      bySeries = Arrays.copyOf(bySeries, place + 2);
    }
    Held its = bySeries[place];
    if (its == null) {
      its = new Held(series, leg);
      bySeries[place] = its;
      held.add(its);
    }
    return its;
  }

  private static int place(int series, Leg leg) {
    return 2 * series + (leg == Leg.SHORT ? 1 : 0);
  }

  private void change(Held its, long units) {
    its.units = units;
    if (!its.changed) {
      its.changed = true;
      changed.add(its);
    }
  }

  /** Which position in a symbol a trade is of. */
  Leg leg(Side side, boolean closes) {
    return Leg.of(hedged, side, closes);
  }

  /** Size units that a trade of a side can take off a position before it is gone. */
  public long reducible(int series, Side side, long slice) {
    catchUp(slice);
    int place = place(series, Leg.of(hedged, side, true));
    Held its = place < bySeries.length ? bySeries[place] : null;
    return its == null ? 0 : Math.max(0, -side.sign() * its.units);
  }

  /** All that is held after a slice, in the order in which it was first traded. */
  public List<Stand> all(long slice) {
    catchUp(slice);
    List<Stand> all = new ArrayList<>();
    for (Held its : held) {
      if (its.units != 0) {
        all.add(its.stand());
      }
    }
    return all;
  }

  /** What has changed since this was last asked, up to a slice; what is flat now among it. */
  public List<Stand> takeChanged(long slice) {
    catchUp(slice);
    if (changed.isEmpty()) {
      return List.of();
    }
    List<Stand> taken = new ArrayList<>(changed.size());
    for (Held its : changed) {
      taken.add(its.stand());
      its.changed = false;
    }
    changed.clear();
    return taken;
  }

  private void catchUp(long slice) {
    for (; applied < actions.size() && actions.get(applied).slice() <= slice; applied++) {
      MarketFrame.Action action = actions.get(applied).action();
      for (Held its : held) {
        if (its.units != 0 && action.series().contains(its.series)) {
          boolean split = action.effect() == MarketFrame.Effect.SPLIT;
          change(its, split ? Instrument.split(its.units, action.ratio()) : 0);
        }
      }
    }
  }
}
