package io.admf.data.duck;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** A database in memory, with what comes along in its jar and nothing else. */
public final class Duck {

  private Duck() {}

  /**
   * Opens a database whose results are streamed, and that writes nothing to disk of its own: what
   * does not fit into memory fails.
   *
   * @throws SQLException caused by a LinkageError if DuckDB has no library for this machine
   */
  public static Connection open() throws SQLException {
    try {
      Properties properties = new Properties();
      properties.setProperty("temp_directory", "");
      properties.setProperty("autoinstall_known_extensions", "false");
      properties.setProperty("autoload_known_extensions", "false");
      properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
      return new DuckDBDriver().connect("jdbc:duckdb:", properties);
    } catch (LinkageError e) {
      throw new SQLException("DuckDB cannot be loaded on this machine: " + e, e);
    }
  }

  /** A name as SQL quotes it. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text as SQL quotes it. */
  public static String text(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
