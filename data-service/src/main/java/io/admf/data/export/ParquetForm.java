package io.admf.data.export;

import io.admf.data.catalog.BarFileHeader;
import io.admf.data.duck.Duck;
import io.admf.frame.BarFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A Parquet file, in the order of the bars: times as nanoseconds of UTC, numbers as doubles. Which
 * series it is, and the hash of the stored bars, stand in its metadata.
 */
final class ParquetForm implements BarExport.Form {

  private static final int CHUNK = 4096;

  @Override
  public void write(BarExport.Rows rows, boolean known, Path to) throws IOException {
    try (Connection connection = Duck.open();
        Statement statement = connection.createStatement()) {
      DuckDBConnection database = connection.unwrap(DuckDBConnection.class);
      statement.execute(
          "CREATE TABLE bars (time BIGINT, known_at BIGINT, open DOUBLE, high DOUBLE, low DOUBLE,"
              + " close DOUBLE, volume DOUBLE)");
      fill(database, rows);
      BarFileHeader header = rows.file().header();
      statement.execute(
          """
          COPY (SELECT make_timestamp_ns(time) AS time, %s open, high, low, close, volume FROM bars)
          TO %s (FORMAT parquet, COMPRESSION zstd, KV_METADATA {'admf.series': %s, 'admf.hash': %s})
          """
              .formatted(
                  known ? "make_timestamp_ns(known_at) AS known_at," : "",
                  Duck.text(to.toString()),
                  Duck.text(header.series()),
                  Duck.text(header.hash())));
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void fill(DuckDBConnection database, BarExport.Rows rows) throws SQLException {
    BarFrame.Columns chunk = BarFrame.Columns.ofCapacity(CHUNK);
    try (DuckDBAppender table = database.createAppender("main", "bars")) {
      for (long row = rows.from(); row < rows.to(); row += CHUNK) {
        int count = (int) Math.min(CHUNK, rows.to() - row);
        rows.file().read(row, chunk, 0, count);
        append(table, chunk, count);
      }
    }
  }

  private static void append(DuckDBAppender table, BarFrame.Columns bars, int count)
      throws SQLException {
    for (int i = 0; i < count; i++) {
      table.beginRow();
      table.append(bars.eventTimes()[i]);
      table.append(bars.knownAt()[i]);
      table.append(bars.open()[i]);
      table.append(bars.high()[i]);
      table.append(bars.low()[i]);
      table.append(bars.close()[i]);
      table.append(bars.volume()[i]);
      table.endRow();
    }
  }
}
