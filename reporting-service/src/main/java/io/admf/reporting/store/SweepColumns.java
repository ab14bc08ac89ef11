package io.admf.reporting.store;

import io.admf.component.Names;
import io.admf.reporting.MetricInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** The columns of a sweep's table that differ from row to row. */
final class SweepColumns {

  /** The columns that all rows share, at the end of the table. */
  static final List<String> PROVENANCE =
      List.of("run_id", "config_hash", "data_hash", "code_version", "seed");

  private static final List<String> FIXED =
      List.of(
          "combo", "name", "symbols", "series", "rank", "orders", "fills", "rejected", "digest");

  private interface Cell {
    void append(DuckDBAppender to, SweepRow row, long rank) throws SQLException;
  }

  private record Column(String name, String type, Cell cell) {}

  private final List<Column> columns = new ArrayList<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  SweepColumns(SweepTable table) {
    taken.addAll(FIXED);
    taken.addAll(PROVENANCE);
    table.metrics().forEach(metric -> taken.add(metric.key()));
    add("combo", "VARCHAR", (to, row, rank) -> to.append(row.combo()));
    add("name", "VARCHAR", (to, row, rank) -> to.append(row.name()));
    addParameters(table.rows());
    add("symbols", "VARCHAR", (to, row, rank) -> to.append(String.join(",", row.symbols())));
    add("series", "VARCHAR", (to, row, rank) -> to.append(String.join(",", row.series())));
    add("rank", "BIGINT", (to, row, rank) -> to.append(rank));
    for (MetricInfo metric : table.metrics()) {
      add(metric.key(), "DOUBLE", (to, row, rank) -> number(to, row.metric(metric.key())));
    }
    add("orders", "BIGINT", (to, row, rank) -> to.append(row.activity().orders()));
    add("fills", "BIGINT", (to, row, rank) -> to.append(row.activity().fills()));
    add("rejected", "BIGINT", (to, row, rank) -> to.append(row.activity().rejected()));
    add("digest", "VARCHAR", (to, row, rank) -> to.append(row.digest()));
  }

  private void add(String name, String type, Cell cell) {
    columns.add(new Column(name, type, cell));
  }

  private static void number(DuckDBAppender to, double value) throws SQLException {
    if (Double.isNaN(value)) {
      to.appendNull();
    } else {
      to.append(value);
    }
  }

  private void addParameters(List<SweepRow> rows) {
    Set<String> keys = new LinkedHashSet<>();
    rows.forEach(row -> keys.addAll(row.parameters().keySet()));
    for (String key : keys) {
      String name = free(key);
      String type = type(rows, key);
      parameters.put(key, name);
      add(name, type, (to, row, rank) -> value(to, type, row.parameters().get(key)));
    }
  }

  /** A name that no other column has; SQL does not tell case apart. */
  private String free(String key) {
    String name = key;
    for (int n = 2; !taken.add(name); n++) {
      name = key + "_" + n;
    }
    return name;
  }

  private static String type(List<SweepRow> rows, String key) {
    Set<String> types = new TreeSet<>();
    for (SweepRow row : rows) {
      Object value = row.parameters().get(key);
      if (value != null) {
        types.add(
            switch (value) {
              case Long _, Integer _ -> "BIGINT";
              case Double _ -> "DOUBLE";
              case Boolean _ -> "BOOLEAN";
              default -> "VARCHAR";
            });
      }
    }
    if (types.equals(new TreeSet<>(List.of("BIGINT", "DOUBLE")))) {
      return "DOUBLE";
    }
    return types.size() == 1 ? types.iterator().next() : "VARCHAR";
  }

  private static void value(DuckDBAppender to, String type, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      to.appendNull();
      return;
    }
    switch (type) {
      case "BIGINT" -> to.append(((Number) value).longValue());
      case "DOUBLE" -> number(to, ((Number) value).doubleValue());
      case "BOOLEAN" -> to.append((boolean) (Boolean) value);
      default -> to.append(Names.text(value));
    }
  }

  /** The columns of parameters, in the order of the table. */
  List<String> parameters() {
    return List.copyOf(parameters.values());
  }

  /** {@code "combo" VARCHAR, …}. */
  String definition() {
    List<String> parts = new ArrayList<>();
    columns.forEach(column -> parts.add(Duck.name(column.name()) + " " + column.type()));
    return String.join(", ", parts);
  }

  /** Appends a row. */
  void append(DuckDBAppender to, SweepRow row, long rank) throws SQLException {
    to.beginRow();
    for (Column column : columns) {
      column.cell().append(to, row, rank);
    }
    to.endRow();
  }

  /** Units as the file names them. */
  static String unit(MetricInfo metric) {
    return metric.unit().name().toLowerCase(Locale.ROOT);
  }
}
