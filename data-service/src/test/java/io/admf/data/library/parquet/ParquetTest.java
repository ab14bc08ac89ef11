package io.admf.data.library.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.data.Market;
import io.admf.data.Market.Row;
import io.admf.data.duck.Duck;
import io.admf.time.Instants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetTest {

  private static final String FIX = "; fix the row or set data.bad_rows: skip";

  private static final List<String> READ =
      List.of(
          "2013-01-02 [10.0, 12.5, 9.0, 11.0, 100.0]",
          "2013-01-03 [11.0, 13.0, 10.5, 12.0, 200.0]");

  /** Two days, newest first. */
  private static final String DAYS =
      "SELECT * FROM (VALUES (%s'2013-01-03', 11.0, 13.0, 10.5, 12.0, 200), (%s'2013-01-02', 10.0,"
          + " 12.5, 9.0, 11.0, 100)) AS t(date, open, high, low, close, volume)";

  @TempDir Path folder;

  private void write(String sql, String target) throws SQLException {
    try (Connection connection = Duck.open();
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + sql + ") TO " + Duck.text(folder + "/" + target));
    }
  }

  private Market market(String path) {
    return Market.of("parquet", "A_1d").in(folder).with("path", path);
  }

  private static String message(Market market) {
    return market.refusal();
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, auto",
    "TIMESTAMP, auto",
    "TIMESTAMP_NS, auto",
    "TIMESTAMP_S, auto",
    "'', auto"
  })
  void times_of_every_type_are_read_and_sorted(String type, String format) throws SQLException {
    write(DAYS.formatted(type + " ", type + " "), "A_1d.parquet");
    assertThat(market("{symbol}_{timeframe}.parquet").with("time_format", format).lines())
        .isEqualTo(READ);
  }

  @ParameterizedTest
  @CsvSource({
    "epoch_s, 1357084800, INTEGER",
    "epoch_ms, 1357084800000, BIGINT",
    "epoch_us, 1357084800000000, UBIGINT",
    "epoch_ns, 1357084800000000000, BIGINT"
  })
  void integers_are_times_of_the_unit_that_is_said(String format, String time, String type)
      throws SQLException {
    write("SELECT " + time + "::" + type + " AS ts, 1.5::DECIMAL(9,2) AS c", "A.parquet");
    Market market =
        market("A.parquet")
            .with("open_column", "none", "high_column", "none", "low_column", "none");
    assertThat(market.with("time_format", format).lines())
        .containsExactly("2013-01-02 [1.5, 1.5, 1.5, 1.5, 0.0]");
    assertThat(message(market)).contains("set data.time_format: ");
  }

  @Test
  void dates_of_a_zone_begin_at_its_midnight_and_timestamps_with_zone_are_instants()
      throws SQLException {
    write(DAYS.formatted("DATE ", "DATE "), "A.parquet");
    assertThat(market("A.parquet").with("time_zone", "America/New_York").rows())
        .extracting(row -> Instants.format(row.eventTime()))
        .containsExactly("2013-01-02T05:00:00Z", "2013-01-03T05:00:00Z");
    write(
        "SELECT make_timestamptz(1357084800000000) AS date, 1.0 AS open, 1.0 AS high, 1.0 AS low, 1.0"
            + " AS close",
        "B.parquet");
    assertThat(market("B.parquet").with("time_zone", "America/New_York").rows())
        .extracting(row -> Instants.format(row.eventTime()))
        .containsExactly("2013-01-02T00:00:00Z");
  }

  @Test
  void patterns_folders_and_partitions_are_read_as_one() throws Exception {
    String days = DAYS.formatted("DATE ", "DATE ");
    write(days + " ORDER BY date LIMIT 1", "p1.parquet");
    write(days + " ORDER BY date DESC LIMIT 1", "p0.parquet");
    assertThat(market("p*.parquet").lines()).isEqualTo(READ);
    Files.createDirectories(folder.resolve("tree/symbol=A/year=2013"));
    Files.createDirectories(folder.resolve("tree/symbol=007/year=2013"));
    write(days, "tree/symbol=A/year=2013/x.parquet");
    write(days + " LIMIT 1", "tree/symbol=007/year=2013/x.parquet");
    assertThat(market("tree").lines()).isEqualTo(READ);
    assertThat(market("tree/**/*.parquet").lines()).isEqualTo(READ);
    assertThat(Market.of("parquet", "007_1d").in(folder).with("path", "tree/").lines())
        .containsExactly(READ.get(1));
    assertThat(message(market("tree").with("symbol_column", "none"))).contains("must occur once");
    assertThat(message(market("tree").with("symbol_column", "year")))
        .endsWith(
            "expected rows, was none; set data.symbol_column: none to take those of every symbol");
    assertThat(message(market("q*.parquet")))
        .startsWith("data.path: expected Parquet files with the bars of A_1d, found none; looked");
    assertThat(message(market("none.parquet"))).contains("did you mean").contains("p0.parquet");
  }

  @Test
  void bad_rows_are_told_with_their_file_and_number() throws SQLException {
    write(
        "SELECT * FROM (VALUES ('2013-01-02', '10', 12.5, 9.0, 11.0), ('2013-01-03', 'x', 12.5, 9.0,"
            + " 11.0), ('2013-01-04', '10', 1.5, 9.0, 11.0), ('2013-01-05', '10', NULL, 9.0, 11.0),"
            + " ('soon', '10', 12.5, 9.0, 11.0), (NULL, '10', 12.5, 9.0, 11.0)) AS t(date, open, high,"
            + " low, close)",
        "r0.parquet");
    write(
        "SELECT '2013-01-09' AS date, '1' AS open, 'NaN'::DOUBLE AS high, 1.0 AS low, 1.0 AS close",
        "r1.parquet");
    Market market = market("r*.parquet");
    assertThat(message(market))
        .isEqualTo(
            String.join(
                "\n",
                "r0.parquet:6: time must be an instant of the years 1678 to 2261, was null or"
                    + " infinite"
                    + FIX,
                "r0.parquet:2: open must be a number, was x" + FIX,
                "r0.parquet:3: high must be ≥ low, was 1.5 with low 9" + FIX,
                "r0.parquet:4: high must be a number, was null" + FIX,
                "r1.parquet:1: high must be a number, was NaN" + FIX,
                "r0.parquet:5: time must be an ISO date or date-time such as 2013-01-02 or"
                    + " 2013-01-02T09:30:00, was soon"
                    + FIX));
    assertThat(market.skipping().lines()).hasSize(1);
    assertThat(market.skipping().notes().skipped()).isEqualTo(6);
  }

  @Test
  void columns_that_are_missing_or_of_no_use_are_named() throws Exception {
    write("SELECT 1 AS open, DATE '2013-01-02' AS when_, 2 AS high, 1 AS low", "A.parquet");
    assertThat(message(market("A.parquet")))
        .isEqualTo(
            "A.parquet: expected a column timestamp, was open,when_,high,low; set data.time_column\n"
                + "A.parquet: expected a column close, was open,when_,high,low; set"
                + " data.close_column");
    write(
        "SELECT true AS open, DATE '2013-01-02' AS date, 2 AS high, 1 AS low, 1 AS c", "B.parquet");
    assertThat(message(market("B.parquet")))
        .isEqualTo(
            "B.parquet: the column open must hold numbers, was BOOLEAN; set data.open_column");
    assertThat(message(market("B.parquet").with("time_column", "open")))
        .isEqualTo(
            "B.parquet: the column open must be a timestamp, date, text or integer, was BOOLEAN; set"
                + " data.time_column");
    Files.writeString(folder.resolve("C.parquet"), "date,open\n");
    assertThat(message(market("C.parquet"))).startsWith("C.parquet: cannot be read as Parquet: ");
    Files.writeString(folder.resolve("D.parquet"), "");
    assertThat(message(market("D.parquet"))).startsWith("D.parquet: cannot be read as Parquet: ");
  }

  @Test
  void rows_that_are_not_sorted_have_to_be_oldest_first() throws SQLException {
    write(DAYS.formatted("DATE ", "DATE "), "A.parquet");
    assertThat(message(market("A.parquet").with("sort", false)))
        .startsWith("A.parquet: expected rows from old to new, was from new to old");
    write(DAYS.formatted("DATE ", "DATE ") + " ORDER BY date", "B.parquet");
    assertThat(market("B.parquet").with("sort", false).lines()).isEqualTo(READ);
  }

  @Test
  void many_rows_are_those_of_csv_exactly() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder text = new StringBuilder("date,open,high,low,close,volume\n");
    for (int i = 0; i < 20_000; i++) {
      double close = random.nextDouble(1, 100);
      text.append(
          "%s,%s,%s,%s,%s,%s\n"
              .formatted(
                  Instants.format(i * 60 * Instants.SECOND),
                  close,
                  close * 1.5,
                  close / 2,
                  close,
                  random.nextInt(1000)));
    }
    Files.writeString(folder.resolve("A.csv"), text);
    write("SELECT * FROM read_csv('" + folder + "/A.csv') ORDER BY hash(date)", "A.parquet");
    List<Row> rows = Market.of("csv", "A_1m").in(folder).with("path", "A.csv").rows();
    Market parquet = Market.of("parquet", "A_1m").in(folder).with("path", "A.parquet");
    assertThat(parquet.rows()).hasSize(20_000).isEqualTo(rows);
  }

  @Test
  void nothing_is_left_open_or_written() throws IOException, SQLException {
    write(DAYS.formatted("DATE ", "DATE "), "A.parquet");
    for (int i = 0; i < 20; i++) {
      assertThat(market("A.parquet").lines()).isEqualTo(READ);
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("A.parquet");
    }
    try (Connection connection = Duck.open();
        Statement statement = connection.createStatement();
        ResultSet setting = statement.executeQuery("SELECT current_setting('temp_directory')")) {
      setting.next();
      assertThat(setting.getString(1)).isEmpty();
    }
    assertThatThrownBy(market("A.parquet").with("time_zone", "Mars")::open)
        .hasMessageContaining("time_zone must be an IANA time zone");
  }
}
