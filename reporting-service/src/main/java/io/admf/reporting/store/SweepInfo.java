package io.admf.reporting.store;

import io.admf.reporting.library.metrics.Unit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sweep's file says of itself.
 *
 * @param columns all, in order
 * @param metrics and their units, in the order of reports
 * @param parameters the columns of parameters
 * @param rankBy the metric that ranks rows
 */
public record SweepInfo(
    List<String> columns, Map<String, Unit> metrics, List<String> parameters, String rankBy) {

  public SweepInfo {
    columns = List.copyOf(columns);
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    parameters = List.copyOf(parameters);
  }
}
