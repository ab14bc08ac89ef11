package io.admf.reporting.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.config.BadInputException;
import io.admf.reporting.library.metrics.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Asks the tables of a sweep. A query sees the views {@code sweep}, {@code trades} and {@code
 * equity} and nothing else: no other file, no network, no extension; and it can only read.
 *
 * <p>For one thread, except {@link #cancel}.
 */
public final class ResultQuery implements AutoCloseable {

  private static final Pattern LINE = Pattern.compile("\\bLINE (\\d+):");

  private final DuckDBConnection database;
  private final SweepInfo info;
  private volatile @Nullable PreparedStatement running;

  private ResultQuery(DuckDBConnection database, SweepInfo info) {
    this.database = database;
    this.info = info;
  }

  /**
   * Opens a folder of results.
   *
   * @throws BadInputException if it holds no sweep that can be read
   */
  public static ResultQuery open(Path folder) throws IOException {
    Path sweep = folder.resolve(SweepFile.NAME).toAbsolutePath();
    if (Files.notExists(sweep)) {
      throw new BadInputException(
          folder.toString(),
          "has no %s: expected the results of more than one combination, written on a machine that DuckDB knows; a single one is in summary.json and its CSV files"
              .formatted(SweepFile.NAME));
    }
    DuckDBConnection database;
    try {
      database = Duck.open();
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
    try {
      SweepInfo info = info(database, sweep);
      addViews(database, sweep, folder.resolve(KeptFile.NAME).toAbsolutePath());
      return new ResultQuery(database, info);
    } catch (SQLException | IOException e) {
      close(database);
      throw new BadInputException(
          sweep.toString(), "cannot be read (%s); run it again".formatted(e.getMessage()));
    }
  }

  private static SweepInfo info(DuckDBConnection database, Path sweep)
      throws SQLException, IOException {
    Map<String, String> texts = new TreeMap<>();
    String sql =
        "SELECT decode(key), decode(value) FROM parquet_kv_metadata(%s)"
            .formatted(Duck.text(sweep));
    try (PreparedStatement statement = database.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        texts.put(rows.getString(1), rows.getString(2));
      }
    }
    if (!texts.keySet().containsAll(List.of(SweepFile.METRICS, SweepFile.PARAMETERS))) {
      throw new IOException("expected a file written by ADMF");
    }
    ObjectMapper json = new ObjectMapper();
    Map<String, Unit> metrics = new LinkedHashMap<>();
    json.readValue(
            texts.get(SweepFile.METRICS), new TypeReference<LinkedHashMap<String, String>>() {})
        .forEach((key, unit) -> metrics.put(key, Unit.valueOf(unit.toUpperCase(Locale.ROOT))));
    return new SweepInfo(
        columns(database, sweep),
        metrics,
        json.readValue(texts.get(SweepFile.PARAMETERS), new TypeReference<List<String>>() {}),
        texts.getOrDefault(SweepFile.RANK_BY, ""));
  }

  private static List<String> columns(DuckDBConnection database, Path sweep) throws SQLException {
    String sql = "SELECT * FROM read_parquet(%s) LIMIT 0".formatted(Duck.text(sweep));
    List<String> names = new ArrayList<>();
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      ResultSetMetaData head = statement.getMetaData();
      for (int i = 1; i <= head.getColumnCount(); i++) {
        names.add(head.getColumnName(i));
      }
    }
    return names;
  }

  private static void addViews(DuckDBConnection database, Path sweep, Path kept)
      throws SQLException {
    Duck.run(database, view("sweep", "*", sweep));
    String allowed = Duck.text(sweep);
    if (Files.exists(kept)) {
      Duck.run(database, view("trades", KeptFile.TRADES, kept) + " WHERE kind = 'trade'");
      Duck.run(database, view("equity", KeptFile.EQUITY, kept) + " WHERE kind = 'equity'");
      allowed += ", " + Duck.text(kept);
    }
    Duck.run(database, "SET allowed_paths = [" + allowed + "]");
    Duck.run(database, "SET enable_external_access = false");
    Duck.run(database, "SET lock_configuration = true");
  }

  private static String view(String name, String columns, Path file) {
    return "CREATE VIEW %s AS SELECT %s FROM read_parquet(%s)"
        .formatted(name, columns, Duck.text(file));
  }

  /** What the sweep's file says of itself. */
  public SweepInfo info() {
    return info;
  }

  /**
   * Asks one question.
   *
   * @param sql a SELECT, or another query that can stand in one
   * @throws BadInputException if it is not a query, or fails; with DuckDB's words
   */
  public void ask(String sql, RowSink to) throws IOException {
    try {
      String query = readOnly(sql);
      try (PreparedStatement statement = database.prepareStatement(query)) {
        running = statement;
        try (ResultSet rows = statement.executeQuery()) {
          Answer.pass(rows, to);
        }
      } finally {
        running = null;
      }
    } catch (SQLException e) {
      throw new BadInputException("sql", message(e));
    }
  }

  /**
   * Checks that a text is one query and nothing else: what can stand in parentheses after FROM only
   * reads. It keeps honest people from changing results by mistake.
   */
  private String readOnly(String sql) throws SQLException {
    String query = sql.strip();
    while (query.endsWith(";")) {
      query = query.substring(0, query.length() - 1).stripTrailing();
    }
    try (PreparedStatement check = database.prepareStatement("SELECT * FROM (\n" + query + "\n)")) {
      check.getMetaData();
    } catch (SQLException e) {
      // the query begins in the second line of what was checked
      throw new SQLException(
          LINE.matcher(String.valueOf(e.getMessage())).replaceAll(ResultQuery::lineBefore), e);
    }
    return query;
  }

  private static String lineBefore(MatchResult line) {
    return "LINE " + Math.max(1, Integer.parseInt(line.group(1)) - 1) + ":";
  }

  private static String message(SQLException e) {
    String text = String.valueOf(e.getMessage()).strip();
    if (text.startsWith("Parser Error")) {
      text += "\n(expected one query that only reads, such as SELECT … FROM sweep)";
    } else if (text.startsWith("Binder Error: Referenced table")) {
      text += "\n(a name with a dot needs double quotes, such as \"momentum.fast_period\")";
    }
    return text;
  }

  /** Stops the question that is being asked, if any; it fails at once. From any thread. */
  public void cancel() {
    PreparedStatement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException _) {
        // it came to its end by itself
      }
    }
  }

  @Override
  public void close() {
    close(database);
  }

  private static void close(DuckDBConnection database) {
    try {
      database.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close a database in memory", e);
    }
  }
}
