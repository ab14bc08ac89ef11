package io.admf.reporting.tally;

import java.util.List;

/**
 * What did not go as wished, each by name.
 *
 * @param rejections orders refused, by rule
 * @param cancellations orders that ended before they were filled, by reason
 * @param alerts limits breached, by rule
 * @param failures components that failed, by name
 */
public record Troubles(
    List<Refusal> rejections,
    List<Refusal> cancellations,
    List<Refusal> alerts,
    List<Refusal> failures) {

  /** How many there were in all. */
  public static long count(List<Refusal> refusals) {
    return refusals.stream().mapToLong(Refusal::count).sum();
  }
}
