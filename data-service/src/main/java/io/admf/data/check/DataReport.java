package io.admf.data.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check found in one series.
 *
 * @param series the series, such as {@code SPY_1d}
 * @param place where it was read from
 * @param findings the gravest first; of each kind the first few
 * @param counts how many of each kind there were, listed or not
 * @param severities how many of each severity there were, listed or not
 */
public record DataReport(
    String series,
    String place,
    Coverage coverage,
    List<Finding> findings,
    Map<Kind, Long> counts,
    Map<Severity, Long> severities) {

  public DataReport {
    findings = List.copyOf(findings);
    counts = copied(Kind.class, counts);
    severities = copied(Severity.class, severities);
  }

  private static <E extends Enum<E>> Map<E, Long> copied(Class<E> type, Map<E, Long> map) {
    Map<E, Long> copy = new EnumMap<>(type);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }

  /** How many of a kind there were, listed or not. */
  public long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** How many of a severity there were, listed or not. */
  public long count(Severity severity) {
    return severities.getOrDefault(severity, 0L);
  }

  /** The gravest severity found; null when there was nothing to tell. */
  public @Nullable Severity gravest() {
    return findings.isEmpty() ? null : findings.getFirst().severity();
  }

  /** How many more of a kind there were than are listed. */
  public long unlisted(Kind kind) {
    return count(kind) - findings.stream().filter(finding -> finding.kind() == kind).count();
  }

  /** For people: a line for each finding, none when there is nothing to tell. */
  public String lines() {
    return ReportText.findings(this);
  }

  /** For people: where it was read, a line of coverage, and one for each finding. */
  public String text() {
    return ReportText.of(this);
  }
}
