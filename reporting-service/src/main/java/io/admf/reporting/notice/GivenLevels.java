package io.admf.reporting.notice;

/**
 * What the signals of a strategy bring besides an opinion.
 *
 * @param strategy its name in YAML
 * @param stop whether some give a stop loss
 * @param target whether some give a price target
 */
public record GivenLevels(String strategy, boolean stop, boolean target) {

  /** Both together. */
  GivenLevels or(GivenLevels other) {
    return new GivenLevels(strategy, stop || other.stop, target || other.target);
  }
}
