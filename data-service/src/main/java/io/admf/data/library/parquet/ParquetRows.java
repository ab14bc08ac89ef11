package io.admf.data.library.parquet;

import io.admf.config.BadInputException;
import io.admf.data.duck.Duck;
import io.admf.data.row.ColumnNames;
import io.admf.data.row.Field;
import io.admf.data.row.Hints;
import io.admf.data.row.Row;
import io.admf.data.row.RowCursor;
import io.admf.data.row.RowProblems;
import io.admf.data.text.Decimals;
import io.admf.data.text.TimeText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of Parquet files, streamed out of DuckDB. */
final class ParquetRows implements RowCursor {

  private static final String FILE = "admf_file";

  private final String files;
  private final RowProblems problems;
  private final Connection connection;
  private final Statement statement;
  private final ResultSet result;
  private final ParquetTime times;
  private final Value open;
  private final Value high;
  private final Value low;
  private final Value close;
  private final Value volume;
  private final int numberAt;
  private final int fileAt;
  private boolean ended;

  /**
   * One number of a row.
   *
   * @param at its column in the result, or 0 if there is none
   * @param text whether it is a text
   */
  private record Value(String label, int at, boolean text) {

    /** NaN for one that is not there. */
    double read(ResultSet row) throws SQLException {
      return at == 0 ? Double.NaN : text ? parsed(row.getString(at)) : row.getDouble(at);
    }

    /** What is wrong with it, or null. */
    @Nullable String wrong(ResultSet row) throws SQLException {
      if (at == 0) {
        return null;
      }
      if (!text) {
        boolean missing = Double.isNaN(row.getDouble(at));
        return row.wasNull()
            ? label + " must be a number, was null"
            : missing ? label + " must be a number, was NaN" : null;
      }
      String written = row.getString(at);
      if (written == null) {
        return label + " must be a number, was null";
      }
      return Double.isNaN(parsed(written))
          ? "%s must be a number, was %s%s"
              .formatted(
                  label, written.isBlank() ? "empty" : Hints.shown(written), Hints.number(written))
          : null;
    }

    private static double parsed(@Nullable String text) {
      return text == null ? Double.NaN : Decimals.parse(text.toCharArray(), 0, text.length());
    }
  }

  /** What is selected. */
  private static final class Query {
    private final List<String> selected = new ArrayList<>();

    int add(String expression) {
      selected.add(expression);
      return selected.size();
    }
  }

  private ParquetRows(
      Parquet parquet, String files, String symbol, RowProblems problems, Connection connection)
      throws SQLException {
    this.files = files;
    this.problems = problems;
    this.connection = connection;
    String table =
        "read_parquet(%s, filename = %s, file_row_number = true, union_by_name = true, hive_types_autocast = false)"
            .formatted(Duck.text(files), Duck.text(FILE));
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    this.statement = connection.createStatement();
    try (ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
      while (columns.next()) {
        String name = columns.getString(1);
        if (!name.equals(FILE) && !name.equals("file_row_number")) {
          names.add(name);
          types.add(columns.getString(2));
        }
      }
    }
    ColumnNames columns = new ColumnNames(names, true, files);
    int time = columns.find("time_column", parquet.timeColumn(), Field.TIME.usual(), 1);
    int[] prices = {
      columns.optional("open_column", parquet.openColumn(), Field.OPEN.usual(), 2),
      columns.optional("high_column", parquet.highColumn(), Field.HIGH.usual(), 3),
      columns.optional("low_column", parquet.lowColumn(), Field.LOW.usual(), 4),
      columns.find("close_column", parquet.closeColumn(), Field.CLOSE.usual(), 5),
      columns.volume(parquet.volumeColumn())
    };
    int symbols = symbolColumn(parquet.symbolColumn(), columns, names);
    columns.throwIfAny();
    ParquetTime found = ParquetTime.of(names.get(time), types.get(time), parquet);
    if (found == null) {
      throw new BadInputException(
          files,
          "the column %s must be a timestamp, date, text or integer, was %s; set data.time_column"
              .formatted(names.get(time), types.get(time)));
    }
    this.times = found;
    Query query = new Query();
    query.add(times.selected());
    this.open = value("open", prices[0], names, types, query);
    this.high = value("high", prices[1], names, types, query);
    this.low = value("low", prices[2], names, types, query);
    this.close = value("close", prices[3], names, types, query);
    this.volume = value("volume", prices[4], names, types, query);
    this.numberAt = query.add("file_row_number");
    this.fileAt = query.add(FILE);
    String where =
        symbols < 0
            ? ""
            : " WHERE CAST(%s AS VARCHAR) = %s"
                .formatted(Duck.name(names.get(symbols)), Duck.text(symbol));
    String order =
        parquet.sort()
            ? " ORDER BY %s NULLS FIRST, %s, file_row_number".formatted(times.sorted(), FILE)
            : "";
    this.result =
        statement.executeQuery(
            "SELECT " + String.join(", ", query.selected) + " FROM " + table + where + order);
    problems.at(this::file);
  }

  static ParquetRows open(Parquet parquet, String files, String symbol, RowProblems problems) {
    Connection connection = null;
    try {
      connection = Duck.open();
      return new ParquetRows(parquet, files, symbol, problems, connection);
    } catch (SQLException e) {
      throw failed(files, e, close(connection));
    } catch (BadInputException e) {
      close(connection);
      throw e;
    }
  }

  private static BadInputException failed(
      String files, SQLException e, @Nullable SQLException after) {
    if (after != null) {
      e.addSuppressed(after);
    }
    return new BadInputException(files, "cannot be read as Parquet: " + reason(e));
  }

  private static String reason(SQLException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return Hints.shown(first)
        + (first.startsWith("Out of Memory")
            ? "; sort the files by time and set data.sort: false"
            : "");
  }

  private static @Nullable SQLException close(@Nullable AutoCloseable resource) {
    try {
      if (resource != null) {
        resource.close();
      }
      return null;
    } catch (SQLException e) {
      return e;
    } catch (Exception e) {
      return new SQLException(e);
    }
  }

  private static int symbolColumn(String wanted, ColumnNames columns, List<String> names) {
    if (!wanted.equals(ColumnNames.AUTO)) {
      return columns.optional("symbol_column", wanted, List.of("symbol"), 1);
    }
    for (String usual : List.of("symbol", "ticker")) {
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).toLowerCase(Locale.ROOT).equals(usual)) {
          return i;
        }
      }
    }
    return -1;
  }

  private Value value(
      String label, int column, List<String> names, List<String> types, Query query) {
    if (column < 0) {
      return new Value(label, 0, false);
    }
    String type = types.get(column).toUpperCase(Locale.ROOT);
    String name = Duck.name(names.get(column));
    if (type.equals("VARCHAR")) {
      return new Value(label, query.add(name), true);
    }
    if (!type.matches("DOUBLE|FLOAT|DECIMAL.*|U?(BIG|SMALL|TINY|HUGE)?INT(EGER)?")) {
      throw new BadInputException(
          files,
          "the column %s must hold numbers, was %s; set data.%s_column"
              .formatted(names.get(column), types.get(column), label));
    }
    return new Value(label, query.add("CAST(" + name + " AS DOUBLE)"), false);
  }

  @Override
  public String nothing() {
    return "expected rows, was none; set data.symbol_column: none to take those of every symbol";
  }

  @Override
  public boolean next(Row row) {
    if (ended) {
      return false;
    }
    try {
      while (result.next()) {
        row.line = result.getLong(numberAt) + 1;
        String wrong = read(row);
        if (wrong == null) {
          return true;
        }
        problems.add(row.line, wrong);
      }
      ended = true;
      return false;
    } catch (SQLException e) {
      ended = true;
      throw problems.fatal(0, "cannot be read as Parquet: " + reason(e));
    }
  }

  /** Fills a row, or says what is wrong with it. */
  private @Nullable String read(Row row) throws SQLException {
    row.time = times.read(result, 1);
    if (row.time == TimeText.UNREADABLE) {
      return times.wrong(result, 1);
    }
    for (Value value : new Value[] {open, high, low, close, volume}) {
      String wrong = value.wrong(result);
      if (wrong != null) {
        return wrong;
      }
    }
    row.prices(open.read(result), high.read(result), low.read(result), close.read(result));
    row.volume = volume.at() == 0 ? 0 : volume.read(result);
    return null;
  }

  /** The file of the row being read. */
  private String file() {
    try {
      return ended ? files : result.getString(fileAt);
    } catch (SQLException e) {
      return files;
    }
  }

  @Override
  public void close() {
    ended = true;
    SQLException failure = close(result);
    SQLException second = close(statement);
    SQLException third = close(connection);
    for (SQLException e : new SQLException[] {failure, second, third}) {
      if (e != null) {
        throw new IllegalStateException("cannot close " + files, e);
      }
    }
  }
}
