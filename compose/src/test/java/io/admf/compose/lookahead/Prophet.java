package io.admf.compose.lookahead;

import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Strategy;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cheats: it writes down every close, and where it knows tomorrow's from a run before, it buys what
 * will rise. A moment shows nothing later, so it takes a static field to do so.
 */
@Strategy(name = "prophet")
record Prophet() implements SignalStrategy {

  static final Map<Long, Double> SEEN = new TreeMap<>();

  @Override
  public Decision decide(Moment now) {
    SEEN.put(now.barNumber(), now.close());
    Double tomorrow = SEEN.get(now.barNumber() + 1);
    if (tomorrow == null) {
      return Decision.HOLD;
    }
    return tomorrow > now.close() ? Decision.BUY : Decision.SELL;
  }
}
