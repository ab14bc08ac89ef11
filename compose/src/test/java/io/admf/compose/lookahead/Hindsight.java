package io.admf.compose.lookahead;

import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Strategy;

/** Cheats: measures every close against the highest of all the data that was ever read. */
@Strategy(name = "hindsight")
record Hindsight() implements SignalStrategy {

  static double highest;

  @Override
  public Decision decide(Moment now) {
    double known = highest;
    highest = Math.max(highest, now.close());
    return now.close() < known * 0.9 ? Decision.BUY : Decision.SELL;
  }
}
