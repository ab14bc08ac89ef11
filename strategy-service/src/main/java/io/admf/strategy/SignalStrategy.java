package io.admf.strategy;

import io.admf.event.Action;

/**
 * Forms an opinion at every bar. Stateless: the same moment always gives the same decision, so one
 * strategy serves any number of portfolios and threads. What it remembers of the past, it reads
 * from features.
 */
@FunctionalInterface
public interface SignalStrategy {

  /**
   * The opinion at this bar. Asked at bars of the first subscribed series, but never before all
   * declared features are ready on all subscribed series.
   *
   * @param now what is known; valid during this call only
   */
  Decision decide(Moment now);

  /**
   * The first row at which {@link #decide} says BUY or SELL and that is not {@code stance}. This
   * form asks {@code decide} row by row, and no strategy needs another.
   *
   * <p>A sweep spends much of its time looking for the next turn of a column, in which most rows
   * say nothing new. A strategy may therefore override this with a tight loop over the columns that
   * it reads. Such a loop must find the very row that this form finds, also among ties and NaN; it
   * must not look at rows after the one that it returns. Unless the strategy has {@link
   * #fullConviction}, {@code decide} is then asked what it says at the row, so a loop that stops
   * where there is no turn is found out; one that misses turns is not, save by a test that compares
   * the two.
   *
   * @param ahead a frame of the only subscribed series, without filter
   * @param from the first row to look at, at which all declared features are ready
   * @param to the row after the last to look at, more than {@code from}
   * @param stance the opinion that is held already; HOLD for none
   * @return the row, or {@code to} where there is none
   */
  default int seek(Stretch ahead, int from, int to, Action stance) {
    for (int row = from; row < to; row++) {
      Decision decision = decide(ahead.at(row));
      if (decision == null) {
        return row; // the asker complains, in the strategy's name
      }
      if (decision.action() != Action.HOLD && decision.action() != stance) {
        return row;
      }
    }
    return to;
  }

  /**
   * Whether every BUY and SELL that it says has strength 1, so that a turn found by {@link #seek}
   * needs no second look: whoever holds one opinion turns to the other.
   */
  default boolean fullConviction() {
    return false;
  }
}
