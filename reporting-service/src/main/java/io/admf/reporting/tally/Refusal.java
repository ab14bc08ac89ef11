package io.admf.reporting.tally;

/**
 * How often something was refused or went wrong, and how it was the first time.
 *
 * @param rule what refused: the name of the rule, the reason, or the component that failed
 * @param first the detail of the first
 */
public record Refusal(String rule, long count, String first) {

  /** One more of the same. */
  Refusal again() {
    return new Refusal(rule, count + 1, first);
  }
}
