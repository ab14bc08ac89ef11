package io.admf.data;

import io.admf.config.BadInputException;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.MarketFrame.Action;
import io.admf.frame.MarketFrame.Effect;
import io.admf.frame.Series;
import io.admf.plan.Adjust;
import io.admf.plan.AdjustMethod;
import io.admf.plan.Align;
import io.admf.plan.MarketSpec;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adjusts prices for corporate actions, forward from the first bar of the run: the first price is
 * the one that was paid, and a later one is multiplied by what happened in between. So a price
 * depends on nothing that comes later, whereas prices adjusted backward from the last bar are
 * rescaled by every action to come. Returns are the same both ways.
 *
 * <pre>
 * split              price × ratio, volume ÷ ratio
 * dividend           price × 1 / (1 − dividend ÷ close before it)     previous_close
 *                    price × (1 + dividend ÷ close of the first bar without it)   total_return
 * </pre>
 *
 * <p>What prices are adjusted for does not happen to positions: a run that adjusts for splits sees
 * none, and its dividends are those of as many units as one unit has become. A bar that only
 * carries a price forward shows the price as it is worth after an action.
 */
final class Adjuster {

  private final MarketSpec market;
  private final List<Series> series;
  private final Scale[] scales;
  private final Map<String, Double> unitsOf = new LinkedHashMap<>();

  /** How the prices of a series stand. */
  private static final class Scale {
    double price = 1;
    double units = 1;
    double previousClose = Double.NaN; // unadjusted, in units of today
    double shown = Double.NaN; // the close last given
    double owed; // dividends to be put back at the next close
  }

  Adjuster(MarketSpec market, List<Series> series) {
    this.market = market;
    this.series = series;
    this.scales = new Scale[series.size()];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = new Scale();
    }
  }

  /**
   * Adjusts the columns of frames in place.
   *
   * @param beside what comes with them
   * @return what is left of that to happen to positions
   * @throws BadInputException if a dividend is as much as the price
   */
  MarketFrame adjust(BarFrame[] frames, MarketFrame beside) {
    if (market.adjust() == Adjust.NONE && market.align() != Align.FORWARD_FILL) {
      return beside;
    }
    for (BarFrame frame : frames) {
      adjust(frame, beside.actionsOf(frame.series()), beside.filledOf(frame.series()));
    }
    return new MarketFrame(
        beside.number(),
        left(beside.actions()),
        beside.releases(),
        beside.quotes(),
        beside.filled());
  }

  private void adjust(BarFrame frame, List<Action> actions, MarketFrame.@Nullable Filled filled) {
    Scale scale = scales[frame.series()];
    int next = 0;
    for (int row = 0; row < frame.rows(); row++) {
      while (next < actions.size() && actions.get(next).offset() <= frame.offsets()[row]) {
        apply(actions.get(next++), scale, frame.series());
      }
      if (filled != null && filled.contains(row)) {
        carry(frame, row, scale.shown);
      } else {
        scale(frame, row, scale);
      }
      scale.shown = frame.close()[row];
    }
    while (next < actions.size()) {
      apply(actions.get(next++), scale, frame.series());
    }
  }

  private void apply(Action action, Scale scale, int index) {
    if (action.effect() == Effect.SPLIT) {
      if (market.adjust() == Adjust.NONE) {
        scale.shown = action.carried(scale.shown);
      } else {
        scale.price *= action.ratio();
        scale.units *= action.ratio();
        scale.previousClose /= action.ratio();
        scale.owed /= action.ratio();
      }
    } else if (action.effect() == Effect.DIVIDEND) {
      if (market.adjust() != Adjust.SPLITS_AND_DIVIDENDS) {
        scale.shown = Math.max(0, scale.shown - action.amount() * scale.units);
      } else if (market.method() == AdjustMethod.TOTAL_RETURN) {
        scale.owed += action.amount();
      } else {
        if (!(action.amount() < scale.previousClose)) {
          throw new BadInputException(
              "data.actions",
              "a dividend must be less than the close before it, was %s of %s on %s after %s"
                  .formatted(
                      action.amount(),
                      series.get(index).id(),
                      Instants.brief(action.exTime()),
                      scale.previousClose));
        }
        scale.price *= 1 / (1 - action.amount() / scale.previousClose);
        scale.previousClose -= action.amount();
      }
    }
  }

  private static void carry(BarFrame frame, int row, double price) {
    frame.open()[row] = price;
    frame.high()[row] = price;
    frame.low()[row] = price;
    frame.close()[row] = price;
  }

  private void scale(BarFrame frame, int row, Scale scale) {
    double close = frame.close()[row];
    if (scale.owed != 0) {
      scale.price *= 1 + scale.owed / close;
      scale.owed = 0;
    }
    scale.previousClose = close;
    if (scale.price != 1) {
      frame.open()[row] *= scale.price;
      frame.high()[row] *= scale.price;
      frame.low()[row] *= scale.price;
      frame.close()[row] *= scale.price;
    }
    if (scale.units != 1) {
      frame.volume()[row] /= scale.units;
    }
  }

  /** The actions that prices are not adjusted for, in terms of adjusted units. */
  private List<Action> left(List<Action> actions) {
    if (market.adjust() == Adjust.NONE) {
      return actions;
    }
    List<Action> left = new ArrayList<>();
    for (Action action : actions) {
      double units = unitsOf.getOrDefault(action.symbol(), 1.0);
      switch (action.effect()) {
        case SPLIT -> unitsOf.put(action.symbol(), units * action.ratio());
        case DIVIDEND, PAYMENT -> {
          if (market.adjust() == Adjust.SPLITS) {
            left.add(times(action, units));
          }
        }
        case DELISTING -> left.add(times(action, units * factor(action)));
        case SYMBOL_CHANGE -> left.add(action);
      }
    }
    return left;
  }

  /** What dividends have made of a price, beyond what splits have. */
  private double factor(Action action) {
    Scale scale = scales[action.series().getFirst()];
    return scale.price / scale.units;
  }

  private static Action times(Action action, double units) {
    return new Action(
        action.offset(),
        action.symbol(),
        action.series(),
        action.effect(),
        action.exTime(),
        action.payTime(),
        action.ratio(),
        action.amount() * units);
  }
}
