package io.admf.strategy.library.strategies;

import io.admf.event.Action;
import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Strategy;
import io.admf.strategy.Stretch;

/** Owns the market: BUY from the first bar on. */
@Strategy(name = "buy_and_hold", description = "BUY from the first bar on")
record BuyAndHold() implements SignalStrategy {

  @Override
  public Decision decide(Moment now) {
    return Decision.BUY;
  }

  @Override
  public int seek(Stretch ahead, int from, int to, Action stance) {
    return stance == Action.BUY ? to : from;
  }

  @Override
  public boolean fullConviction() {
    return true;
  }
}
