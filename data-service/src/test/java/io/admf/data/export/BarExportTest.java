package io.admf.data.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.component.Components;
import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.DataKernel;
import io.admf.data.DataKinds;
import io.admf.data.DataSource;
import io.admf.data.Market;
import io.admf.data.SourceRequest;
import io.admf.data.StoredBars;
import io.admf.data.catalog.BarFile;
import io.admf.data.catalog.Catalog;
import io.admf.data.catalog.CatalogImport;
import io.admf.data.catalog.CatalogImport.Mode;
import io.admf.data.duck.Duck;
import io.admf.frame.BarFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarExportTest {

  @TempDir Path folder;

  /** Sound bars of prices with any digits, at times of any nanosecond. */
  @DataSource(name = "wild", description = "Bars of any digits")
  public record Wild() implements BarSource {
    @Override
    public BarReader open(SourceRequest request) {
      SplittableRandom random = new SplittableRandom(request.seed());
      StoredBars bars = new StoredBars(request.series().id(), "wild");
      long step = request.series().timeframe().nanos();
      long time = 1_400_000_000_123_456_789L;
      for (int i = 0; i < 20_000; i++) {
        time += step + random.nextLong(1_000_000);
        double low = Double.longBitsToDouble(random.nextLong(1L << 52, 0x7fd0_0000_0000_0000L));
        double[] prices = {low, low * 1.9, low, low * random.nextDouble(1, 1.5)};
        double volume = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 1e12;
        bars.add(time, time + step, prices, volume);
      }
      return bars;
    }
  }

  /** Bars that are known at odd times. */
  @DataSource(name = "late", description = "Bars that are known late")
  public record Late() implements BarSource {
    @Override
    public BarReader open(SourceRequest request) {
      StoredBars bars = new StoredBars(request.series().id(), "late");
      for (int i = 1; i <= 3; i++) {
        bars.add(i * 86_400_000_000_000L, i * 90_000_000_000_000L, new double[] {1, 2, 1, 2}, 5);
      }
      return bars;
    }
  }

  private static final Components COMPONENTS =
      Components.of(List.of(DataKinds.SOURCE), List.of(Wild.class, Late.class));

  private static List<Market> markets() {
    return List.of(
        Market.of("sample", "AAPL_1d"),
        Market.of("sample", "BTCUSD_1m"),
        Market.of("synthetic", "SPY_1m").with("bars", 20_000L),
        Market.of("wild", "W_1s"));
  }

  private static Components components(Market market) {
    return market.source().type().equals("wild") || market.source().type().equals("late")
        ? COMPONENTS
        : Market.COMPONENTS;
  }

  private BarFile stored(Market market) {
    Catalog catalog = new Catalog(folder.resolve("catalog"));
    CatalogImport.run(catalog, market.plan(), components(market), Mode.KEEP, () -> {});
    return catalog.open(market.series().getFirst().id());
  }

  private static BarExport.Rows all(BarFile file, Market market) {
    return new BarExport.Rows(file, 0, file.rows(), market.series().getFirst().timeframe().nanos());
  }

  private static String hash(Market market) {
    try (DataKernel kernel = new DataKernel(market.plan(), components(market))) {
      while (kernel.next() != null) {
        // to the end
      }
      return kernel.dataHash();
    }
  }

  @ParameterizedTest
  @MethodSource("markets")
  void csv_is_read_again_to_the_last_bit(Market market) {
    String id = market.series().getFirst().id();
    for (String ending : new String[] {".csv", ".csv.gz"}) {
      Path file = folder.resolve(id + ending);
      try (BarFile bars = stored(market)) {
        assertThat(BarExport.write(all(bars, market), file)).as("odd times").isFalse();
      }
      assertThat(hash(Market.of("csv", id).with("path", file.toString()))).isEqualTo(hash(market));
    }
  }

  @ParameterizedTest
  @MethodSource("markets")
  void duckdb_reads_parquet_as_it_was_stored(Market market) throws SQLException {
    Path to = folder.resolve("bars.parquet");
    try (BarFile file = stored(market)) {
      BarExport.write(all(file, market), to);
      BarFrame.Columns bars = BarFrame.Columns.ofCapacity((int) file.rows());
      file.read(0, bars, 0, (int) file.rows());
      List<List<Object>> expected = new ArrayList<>();
      for (int i = 0; i < file.rows(); i++) {
        expected.add(
            List.of(
                bars.eventTimes()[i],
                bars.open()[i],
                bars.high()[i],
                bars.low()[i],
                bars.close()[i],
                bars.volume()[i]));
      }
      assertThat(rows(to, "epoch_ns(time), open, high, low, close, volume")).isEqualTo(expected);
      assertThat(columns(to))
          .containsExactly(
              "time TIMESTAMP_NS",
              "open DOUBLE",
              "high DOUBLE",
              "low DOUBLE",
              "close DOUBLE",
              "volume DOUBLE");
      assertThat(metadata(to))
          .containsExactly(
              "admf.hash=" + file.header().hash(), "admf.series=" + file.header().series());
    }
  }

  @Test
  void when_bars_are_known_is_written_where_it_is_not_a_timeframe_later() throws Exception {
    Market late = Market.of("late", "A_1d");
    Path csv = folder.resolve("late.csv");
    Path parquet = folder.resolve("late.parquet");
    try (BarFile file = stored(late)) {
      assertThat(BarExport.write(all(file, late), csv)).isTrue();
      assertThat(BarExport.write(all(file, late), parquet)).isTrue();
    }
    assertThat(Files.readAllLines(csv).subList(0, 2))
        .containsExactly(
            "time,known_at,open,high,low,close,volume",
            "1970-01-02T00:00:00Z,1970-01-02T01:00:00Z,1,2,1,2,5");
    assertThat(rows(parquet, "epoch_ns(time), epoch_ns(known_at)").getFirst())
        .isEqualTo(List.<Object>of(86_400_000_000_000L, 90_000_000_000_000L));
  }

  @Test
  void a_part_is_written_by_itself() throws IOException {
    Market market = Market.of("sample", "AAPL_1d");
    Path to = folder.resolve("part.csv");
    try (BarFile file = stored(market)) {
      BarExport.write(new BarExport.Rows(file, 250, 252, 86_400_000_000_000L), to);
    }
    assertThat(Files.readAllLines(to))
        .hasSize(3)
        .last()
        .asString()
        .startsWith("2013-12-31T00:00:00Z,554.17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bars.csv", "bars.parquet"})
  void a_file_is_replaced_whole_and_nothing_else_is_left(String name) throws IOException {
    Market market = Market.of("sample", "AAPL_1d");
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve(name), "former");
    try (BarFile file = stored(market)) {
      BarExport.write(all(file, market), out.resolve(name));
      byte[] once = Files.readAllBytes(out.resolve(name));
      BarExport.write(all(file, market), out.resolve(name));
      assertThat(Files.readAllBytes(out.resolve(name))).as("the same again").isEqualTo(once);
    }
    try (Stream<Path> left = Files.list(out)) {
      assertThat(left).containsExactly(out.resolve(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bars.xlsx", "bars", "missing/bars.csv", "missing/bars.parquet"})
  void what_cannot_be_written_is_bad_input(String name) {
    Market market = Market.of("sample", "AAPL_1d");
    try (BarFile file = stored(market)) {
      assertThatThrownBy(() -> BarExport.write(all(file, market), folder.resolve(name)))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith(folder.resolve(name).toString())
          .hasMessageContaining("expected a ");
    }
  }

  private static List<List<Object>> rows(Path parquet, String what) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    query(
        "SELECT " + what + " FROM " + Duck.text(parquet.toString()),
        row -> {
          List<Object> values = new ArrayList<>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(row.getObject(i));
          }
          rows.add(values);
        });
    return rows;
  }

  private static List<String> columns(Path parquet) throws SQLException {
    List<String> all = new ArrayList<>();
    query(
        "DESCRIBE SELECT * FROM " + Duck.text(parquet.toString()),
        row -> all.add(row.getString(1) + " " + row.getString(2)));
    return all;
  }

  private static List<String> metadata(Path parquet) throws SQLException {
    List<String> all = new ArrayList<>();
    query(
        "SELECT decode(key) || '=' || decode(value) FROM parquet_kv_metadata("
            + Duck.text(parquet.toString())
            + ") WHERE decode(key) LIKE 'admf%' ORDER BY 1",
        row -> all.add(row.getString(1)));
    return all;
  }

  private interface Taker {
    void take(ResultSet row) throws SQLException;
  }

  private static void query(String sql, Taker taker) throws SQLException {
    try (Connection connection = Duck.open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        taker.take(rows);
      }
    }
  }
}
