package io.admf.data.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings: the first of each kind, and how many there are. */
final class Findings {

  private final int listed;
  private final List<Finding> list = new ArrayList<>();
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Map<Severity, Long> severities = new EnumMap<>(Severity.class);

  Findings(int listed) {
    this.listed = listed;
  }

  void error(Kind kind, String where, String message, String advice) {
    add(new Finding(kind, Severity.ERROR, where, message, advice));
  }

  void warning(Kind kind, String where, String message, String advice) {
    add(new Finding(kind, Severity.WARNING, where, message, advice));
  }

  void note(Kind kind, String where, String message, String advice) {
    add(new Finding(kind, Severity.NOTE, where, message, advice));
  }

  private void add(Finding finding) {
    severities.merge(finding.severity(), 1L, Long::sum);
    if (counts.merge(finding.kind(), 1L, Long::sum) <= listed) {
      list.add(finding);
    }
  }

  /** Forgets all so far: what comes next makes it worthless. */
  void clear() {
    list.clear();
    counts.clear();
    severities.clear();
  }

  /** Counts more warnings of a kind that are not listed. */
  void more(Kind kind, long count) {
    if (count > 0) {
      severities.merge(Severity.WARNING, count, Long::sum);
      counts.merge(kind, count, Long::sum);
    }
  }

  /** The gravest first, and in the order in which they were found. */
  List<Finding> sorted() {
    List<Finding> sorted = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      list.stream().filter(finding -> finding.severity() == severity).forEach(sorted::add);
    }
    return sorted;
  }

  Map<Severity, Long> severities() {
    return severities;
  }

  Map<Kind, Long> counts() {
    return counts;
  }
}
