package io.admf.strategy;

import java.util.List;

/**
 * A measurement of one series, bar by bar: what a feature expression names. Implemented by records
 * whose components are the parameters.
 */
public interface Indicator {

  /** The output names of an indicator that has only one. */
  List<String> SINGLE = List.of("value");

  /** A fresh computation, at the beginning of a series. */
  Computation start();

  /**
   * A fresh computation that may rest on work which it shares with other indicators of its series.
   * Its values are those of {@link #start()}.
   *
   * @param shared where the groundwork is found; asked during this call only
   */
  default Computation start(Groundwork.Shared shared) {
    return start();
  }

  /** Names of the values it gives, in order; an expression that names none means the first. */
  default List<String> outputs() {
    return SINGLE;
  }

  /**
   * How many bars pass before the first valid values: they exist from the bar with this number on
   * (from 0), for all outputs alike.
   */
  int warmup();
}
