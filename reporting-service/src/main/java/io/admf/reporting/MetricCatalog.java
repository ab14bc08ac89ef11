package io.admf.reporting;

import io.admf.component.ComponentInfo;
import io.admf.component.Components;
import io.admf.plan.ComponentSpec;
import io.admf.reporting.library.metrics.Measure;
import io.admf.reporting.library.metrics.Metric;
import io.admf.reporting.library.metrics.RunStatistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All metrics that were found, in the order of reports. */
final class MetricCatalog {

  private record Entry(MetricInfo info, int order, Measure measure) {}

  private final List<Entry> entries = new ArrayList<>();

  MetricCatalog(Components components) {
    for (ComponentInfo info : components.all(ReportingKinds.METRIC.name())) {
      Metric metric = (Metric) info.annotation();
      Measure measure = components.create(ReportingKinds.METRIC, ComponentSpec.of(info.name()));
      entries.add(
          new Entry(
              new MetricInfo(info.name(), info.description(), metric.unit()),
              metric.order(),
              measure));
    }
    entries.sort(Comparator.comparingInt(Entry::order)); // stable: names stay sorted within a place
  }

  List<MetricInfo> infos() {
    return entries.stream().map(Entry::info).toList();
  }

  /** Every metric by key, none of them defined. */
  Map<String, Double> undefined() {
    Map<String, Double> values = new LinkedHashMap<>();
    entries.forEach(entry -> values.put(entry.info().key(), Double.NaN));
    return Collections.unmodifiableMap(values);
  }

  /** Every metric by key; NaN where it is not defined. */
  Map<String, Double> of(RunStatistics run) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Entry entry : entries) {
      double value = entry.measure().of(run);
      if (Double.isInfinite(value)) {
        throw new IllegalStateException(
            "metric %s: expected a finite figure or NaN, was %s"
                .formatted(entry.info().key(), value));
      }
      values.put(entry.info().key(), value == 0 ? 0.0 : value); // no negative zero in reports
    }
    return Collections.unmodifiableMap(values);
  }
}
