package io.admf.reporting.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** A database in memory that leaves nothing behind. */
final class Duck {

  private Duck() {}

  /** Whether DuckDB has a library for this machine. */
  static boolean available() {
    try (DuckDBConnection _ = open()) {
      return true;
    } catch (SQLException e) {
      return !(e.getCause() instanceof LinkageError);
    }
  }

  /**
   * Opens a database that spills nothing to disk.
   *
   * @throws SQLException caused by a LinkageError if DuckDB has no library for this machine
   */
  static DuckDBConnection open() throws SQLException {
    try {
      Properties properties = new Properties();
      properties.setProperty("temp_directory", "");
      properties.setProperty("autoinstall_known_extensions", "false");
      Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
      return connection.unwrap(DuckDBConnection.class);
    } catch (LinkageError e) {
      throw new SQLException("DuckDB cannot be loaded on this machine: " + e, e);
    }
  }

  /** Carries out one statement. */
  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A name as SQL quotes it. */
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text as SQL quotes it. */
  static String text(Object text) {
    return "'" + text.toString().replace("'", "''") + "'";
  }
}
