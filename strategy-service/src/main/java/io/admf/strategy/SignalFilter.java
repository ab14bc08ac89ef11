package io.admf.strategy;

import java.util.List;

/** A condition that a BUY or SELL must meet to stand. */
public interface SignalFilter {

  /**
   * The names that the condition reads, each once. A name is one of {@code regime} (text), {@code
   * regime_confidence}, {@code action} (text: BUY or SELL), {@code strength}, {@code price_target},
   * {@code stop_loss} (NaN for none), {@code bar_number}, a price column such as {@code close}, or
   * a feature's column such as {@code rsi_14}.
   */
  List<String> variables();

  /**
   * Whether the signal stands.
   *
   * @param values one for each variable, in their order: a Double or a String. Reused from call to
   *     call; not to be kept.
   */
  boolean passes(Object[] values);
}
