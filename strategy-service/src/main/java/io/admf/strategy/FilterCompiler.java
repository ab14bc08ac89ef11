package io.admf.strategy;

import io.admf.component.ComponentException;

/** Makes conditions from the text that a researcher wrote. */
@FunctionalInterface
public interface FilterCompiler {

  /** Refuses every text: for plans without filters. */
  FilterCompiler NONE =
      text -> {
        throw new ComponentException(
            "expected no filter, since no filter compiler was given, was " + text);
      };

  /**
   * Compiles an expression such as {@code rsi_14 < 70 && regime != 'high_vol'}.
   *
   * @throws ComponentException if it is not well formed; the message is for the user
   */
  SignalFilter compile(String text);
}
