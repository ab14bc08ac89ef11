package io.admf.reporting.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One combination of a sweep and what became of it.
 *
 * @param combo such as {@code c0001}
 * @param name the portfolio's name in YAML
 * @param parameters what tells it from the others: whole numbers, numbers, truths or texts
 * @param symbols that it trades
 * @param series that it trades on
 * @param metrics by key; NaN where not defined
 * @param digest of its trading events and final snapshot
 */
public record SweepRow(
    String combo,
    String name,
    Map<String, Object> parameters,
    List<String> symbols,
    List<String> series,
    Map<String, Double> metrics,
    Activity activity,
    String digest) {

  public SweepRow {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    symbols = List.copyOf(symbols);
    series = List.copyOf(series);
  }

  /** How much it did. */
  public record Activity(long orders, long fills, long rejected) {}

  /** A metric by key; NaN when it is not defined or not known. */
  public double metric(String key) {
    return metrics.getOrDefault(key, Double.NaN);
  }
}
