package io.admf.reporting.results;

import com.fasterxml.jackson.core.JsonGenerator;
import io.admf.component.Names;
import io.admf.reporting.MetricInfo;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.library.metrics.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sweep as the page's maps show it: parameters and metrics in columns, best rows first. Figures
 * are as exact as the page shows them, so that ten thousand rows make a page of a few megabytes.
 */
final class SweepJson {

  /** Rows at most. */
  static final int ROWS = 10_000;

  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final int ABSENT = -1;

  private final JsonGenerator json;
  private final List<PortfolioSummary> rows;

  private SweepJson(JsonGenerator json, List<PortfolioSummary> rows) {
    this.json = json;
    this.rows = rows;
  }

  /** Writes the field {@code sweep}. */
  static void write(JsonGenerator json, List<PortfolioSummary> ranking, List<MetricInfo> metrics)
      throws IOException {
    List<PortfolioSummary> rows = ranking.subList(0, Math.min(ROWS, ranking.size()));
    json.writeObjectFieldStart("sweep");
    json.writeArrayFieldStart("combos");
    for (PortfolioSummary row : rows) {
      json.writeString(row.spec().comboId());
    }
    json.writeEndArray();
    new SweepJson(json, rows).write(metrics);
    json.writeEndObject();
  }

  private void write(List<MetricInfo> metrics) throws IOException {
    Set<String> keys = new LinkedHashSet<>();
    rows.forEach(row -> keys.addAll(row.spec().parameters().keySet()));
    json.writeArrayFieldStart("parameters");
    for (String key : keys) {
      parameter(key);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("metrics");
    for (MetricInfo metric : metrics) {
      json.writeArrayFieldStart(metric.key());
      for (PortfolioSummary row : rows) {
        figure(metric.unit(), row.metric(metric.key()));
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** A parameter that differs: its values, ascending if they are numbers, and which a row has. */
  private void parameter(String key) throws IOException {
    boolean numbers =
        rows.stream()
            .map(row -> row.spec().parameters().get(key))
            .allMatch(value -> value == null || value instanceof Number);
    Map<Object, Integer> places = numbers ? new TreeMap<>() : new LinkedHashMap<>();
    for (PortfolioSummary row : rows) {
      Object value = value(row, key, numbers);
      if (value != null) {
        places.putIfAbsent(value, 0);
      }
    }
    if (places.size() < 2) {
      return;
    }
    json.writeStartObject();
    json.writeStringField("key", key);
    json.writeBooleanField("number", numbers);
    json.writeArrayFieldStart("values");
    int place = 0;
    for (Map.Entry<Object, Integer> entry : places.entrySet()) {
      entry.setValue(place++);
      if (entry.getKey() instanceof Double number) {
        Json.number(json, number);
      } else {
        json.writeString(entry.getKey().toString());
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("of");
    for (PortfolioSummary row : rows) {
      Object value = value(row, key, numbers);
      json.writeNumber(value == null ? ABSENT : places.getOrDefault(value, ABSENT));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static @Nullable Object value(PortfolioSummary row, String key, boolean number) {
    Object value = row.spec().parameters().get(key);
    if (value == null) {
      return null;
    }
    return number ? (Object) ((Number) value).doubleValue() : Names.text(value);
  }

  private void figure(Unit unit, double value) throws IOException {
    if (!Double.isFinite(value)) {
      json.writeNull();
      return;
    }
    double exact =
        switch (unit) {
          case RATIO -> BigDecimal.valueOf(value).round(SIX_DIGITS).doubleValue();
          case PERCENT -> rounded(value, 6);
          case MONEY, DAYS -> rounded(value, 2);
          case COUNT -> value;
        };
    Json.number(json, exact);
  }

  private static double rounded(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
  }
}
