package io.admf.reporting.tally;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts refusals by rule. */
final class RefusalTally {

  private final SortedMap<String, Refusal> byRule = new TreeMap<>();

  void add(String rule, String detail) {
    Refusal known = byRule.get(rule);
    byRule.put(rule, known == null ? new Refusal(rule, 1, detail) : known.again());
  }

  long count() {
    return byRule.values().stream().mapToLong(Refusal::count).sum();
  }

  /** By name of the rule. */
  List<Refusal> list() {
    return List.copyOf(byRule.values());
  }
}
