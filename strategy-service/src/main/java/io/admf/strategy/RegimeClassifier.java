package io.admf.strategy;

import java.util.List;

/** Names the state of the market at every bar. Stateless, as a {@link SignalStrategy} is. */
public interface RegimeClassifier {

  /** The regimes it tells apart, at least one and at most 127, in a fixed order. */
  List<String> regimes();

  /**
   * The regime at this bar. Never called before all declared features are ready.
   *
   * @param now what is known; valid during this call only
   */
  Regime classify(Moment now);
}
