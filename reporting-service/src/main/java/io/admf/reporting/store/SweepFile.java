package io.admf.reporting.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.reporting.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * {@code sweep.parquet}: a row for each combination, in combo order, with what it takes to run that
 * row again. The same table always gives the same rows, wherever and whenever it was computed.
 *
 * <p>What the columns are stands in the file's own metadata: {@code admf.metrics} (an object of
 * metric and unit), {@code admf.parameters} (a list of columns) and {@code admf.rank_by}.
 */
public final class SweepFile {

  /** Its name in a folder of results. */
  public static final String NAME = "sweep.parquet";

  static final String METRICS = "admf.metrics";
  static final String PARAMETERS = "admf.parameters";
  static final String RANK_BY = "admf.rank_by";

  private SweepFile() {}

  /** Writes the table. A file of that name is replaced. */
  public static void write(SweepTable table, Path file) throws IOException {
    try (DuckDBConnection database = Duck.open()) {
      SweepColumns columns = new SweepColumns(table);
      Duck.run(database, "CREATE TABLE sweep (" + columns.definition() + ")");
      long[] ranks = table.ranks();
      try (DuckDBAppender to = database.createAppender("main", "sweep")) {
        for (int i = 0; i < ranks.length; i++) {
          columns.append(to, table.rows().get(i), ranks[i]);
        }
      }
      Duck.run(
          database,
          "COPY (SELECT *, %s FROM sweep) TO %s (FORMAT parquet, COMPRESSION zstd, KV_METADATA %s)"
              .formatted(provenance(table), Duck.text(file), metadata(table, columns)));
    } catch (SQLException e) {
      throw new IOException("cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String provenance(SweepTable table) {
    Provenance from = table.provenance();
    List<String> values =
        List.of(
            Duck.text(from.runId()),
            Duck.text(from.configHash()),
            Duck.text(from.dataHash()),
            Duck.text(from.codeVersion()),
            Duck.text(table.seed()) + "::BIGINT");
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      list.append(i == 0 ? "" : ", ").append(values.get(i)).append(" AS ");
      list.append(SweepColumns.PROVENANCE.get(i));
    }
    return list.toString();
  }

  private static String metadata(SweepTable table, SweepColumns columns)
      throws JsonProcessingException {
    Map<String, String> units = new LinkedHashMap<>();
    table.metrics().forEach(metric -> units.put(metric.key(), SweepColumns.unit(metric)));
    ObjectMapper json = new ObjectMapper();
    return "{%s: %s, %s: %s, %s: %s}"
        .formatted(
            Duck.text(METRICS),
            Duck.text(json.writeValueAsString(units)),
            Duck.text(PARAMETERS),
            Duck.text(json.writeValueAsString(columns.parameters())),
            Duck.text(RANK_BY),
            Duck.text(table.rankBy()));
  }
}
