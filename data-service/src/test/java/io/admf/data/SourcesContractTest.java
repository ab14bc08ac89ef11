package io.admf.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.ComponentInfo;
import io.admf.component.Parameter;
import io.admf.data.Market.Reading;
import io.admf.data.Market.Row;
import io.admf.data.catalog.Catalog;
import io.admf.data.catalog.CatalogImport;
import io.admf.data.duck.Duck;
import io.admf.data.library.http.Service;
import io.admf.frame.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every source holds to. A source that is added joins the list of markets. */
class SourcesContractTest {

  private static final String BINANCE =
      "/api/v3/klines?symbol={symbol}&interval={timeframe}&startTime={from}&endTime={to}&limit=500";
  private static final Service HTTP = new Service();

  @TempDir static Path folder;

  @AfterAll
  static void stop() {
    HTTP.close();
  }

  static Stream<Market> markets() throws IOException {
    write("X_1h.csv", "2020-01-%02d %02d:00", 600);
    write("Y_1d.csv", "2020-%02d-%02d", 280);
    Market http =
        Market.of("http", "X_1m", "Y_1m")
            .in(folder)
            .between("2024-01-01", "2024-01-02")
            .with("recipe", "binance", "page_size", 500L, "rate", "100/1s")
            .with("url", HTTP.place() + BINANCE);
    Market walk = Market.of("synthetic", "SPY_1m", "QQQ_1m").with("bars", 10_000L);
    CatalogImport.run(
        new Catalog(folder.resolve("catalog")),
        walk.plan(),
        Market.COMPONENTS,
        CatalogImport.Mode.KEEP,
        () -> {});
    writeJson("J_1h.json", 600);
    writeAlgoseek("Z.csv", 150);
    writeTrades("T_trades.csv", 3000);
    writeParquet("P.parquet", "INTERVAL 1 HOUR", 5000);
    writeParquet("Q.parquet", "INTERVAL 1 DAY", 200);
    Market trades =
        Market.of("ticks", "T_1m")
            .in(folder)
            .with("path", "{symbol}_trades.csv", "time_format", "epoch_s");
    Market csv = Market.of("csv", "X_1h").in(folder).with("path", "{symbol}_{timeframe}.csv");
    return Stream.of(
        csv,
        csv.with("stamp", "close", "time_zone", "America/New_York"),
        Market.of("csv", "X_1h", "Y_1d").in(folder).with("path", "{symbol}_{timeframe}.csv"),
        http,
        Market.of("catalog", "SPY_1m").in(folder),
        Market.of("catalog", "QQQ_1m", "SPY_1m").in(folder).between("2015-01-05", "2015-01-09"),
        Market.of("json", "J_1h").in(folder).with("path", "{symbol}_{timeframe}.json"),
        Market.of("parquet", "P_1h", "Q_1d").in(folder).with("path", "{symbol}.parquet"),
        Market.of("algoseek", "Z_1d").in(folder).with("path", "Z.csv"),
        trades,
        trades.with("bars", "tick", "bar_size", 3L),
        trades.with("bars", "dollar", "bar_size", 500L),
        Market.of("synthetic", "SPY_1d"),
        Market.of("synthetic", "SPY_1m", "QQQ_1m").with("bars", 5000L),
        Market.of("synthetic", "BTC_1h", "ETH_1h", "BTC_1w")
            .with("calendar", "continuous")
            .between("2016-01-01", "2016-03-01"),
        Market.of("sample", "AAPL_1d"),
        Market.of("sample", "BTCUSD_1m"),
        Market.of("sample", "ETHUSD_5m"),
        Market.of("sample", "BTCUSD_15m", "BTCUSD_4h", "BTCUSD_1d"),
        Market.of("sample", "EURBGN_1d", "EURCHF_1d"));
  }

  private static void write(String name, String pattern, int rows) throws IOException {
    StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
    for (int i = 0; i < rows; i++) {
      String time = pattern.formatted(i / 24 + 1, i % 24 + (pattern.contains(":") ? 0 : 1));
      text.append("%s,%d.5,%d.75,%d.25,%d.5,%d\n".formatted(time, 9 + i, 9 + i, 9 + i, 9 + i, i));
    }
    Files.writeString(folder.resolve(name), text);
  }

  private static void writeJson(String name, int rows) throws IOException {
    StringBuilder text = new StringBuilder("{\"bars\":[");
    for (int i = 0; i < rows; i++) {
      text.append(i == 0 ? "" : ",\n")
          .append(
              "[\"2020-01-%02d %02d:00\",%d.5,%d.75,%d.25,%d.5,%d]"
                  .formatted(i / 24 + 1, i % 24, 9 + i, 9 + i, 9 + i, 9 + i, i));
    }
    Files.writeString(folder.resolve(name), text.append("]}"));
  }

  /** Several in an instant, and minutes with none. */
  private static void writeTrades(String name, int rows) throws IOException {
    StringBuilder text = new StringBuilder("time,price,size\n");
    for (int i = 0; i < rows; i++) {
      text.append("%d,%d.5,%d\n".formatted(i / 3 * 17L, 9 + i % 20, i % 7));
    }
    Files.writeString(folder.resolve(name), text);
  }

  private static void writeAlgoseek(String name, int rows) throws IOException {
    StringBuilder text = new StringBuilder("TradeDate,Ticker,Open,High,Low,Close,Volume\n");
    LocalDate day = LocalDate.of(2020, 1, 1);
    for (int i = 0; i < rows; i++) {
      String date = day.plusDays(i).toString().replace("-", "");
      text.append("%s,Z,%d.5,%d.75,%d.25,%d.5,%d\n".formatted(date, 9 + i, 9 + i, 9 + i, 9 + i, i));
    }
    Files.writeString(folder.resolve(name), text);
  }

  private static void writeParquet(String name, String step, int rows) throws IOException {
    try (Connection connection = Duck.open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          ("COPY (SELECT TIMESTAMP '2020-01-01' + i * %s AS ts, i + 2.5 AS open, i + 2.75 AS high,"
                  + " i + 2.25 AS low, i + 2.5 AS close, i AS volume FROM range(%d) t(i)) TO '%s'")
              .formatted(step, rows, folder.resolve(name)));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("markets")
  void bars_ascend_and_are_known_when_they_are_over(Market market) {
    Map<String, Row> before = new TreeMap<>();
    for (Row row : market.rows()) {
      Series series = market.series().get(Integer.parseInt(row.series()));
      if (byTheClock(market)) {
        assertThat(row.knownAt()).isEqualTo(row.eventTime() + series.timeframe().nanos());
      } else {
        assertThat(row.knownAt()).isGreaterThanOrEqualTo(row.eventTime());
      }
      assertThat(row.high()).isGreaterThanOrEqualTo(Math.max(row.open(), row.close()));
      assertThat(row.low()).isLessThanOrEqualTo(Math.min(row.open(), row.close())).isPositive();
      assertThat(row.volume()).isNotNegative();
      Row previous = before.put(row.series(), row);
      if (previous != null) {
        assertThat(row.eventTime()).isGreaterThan(previous.eventTime());
        assertThat(row.knownAt()).isGreaterThan(previous.knownAt());
        assertThat(row.slice()).isGreaterThan(previous.slice());
      }
    }
    assertThat(before).hasSize(market.series().size());
  }

  /** Bars of ticks, volume or dollars are as long as their trades take. */
  private static boolean byTheClock(Market market) {
    return market.source().parameters().getOrDefault("bars", "time").equals("time")
        || !market.source().type().equals("ticks");
  }

  @ParameterizedTest
  @MethodSource("markets")
  void neither_reading_twice_nor_where_frames_are_cut_changes_anything(Market market) {
    Reading reading = market.read();
    assertThat(market.read()).isEqualTo(reading);
    for (int frameSlices : new int[] {1, 7, 4096}) {
      Reading cut = market.cutAt(frameSlices).read();
      assertThat(cut).as("frames of %d", frameSlices).isEqualTo(reading);
    }
  }

  @ParameterizedTest
  @MethodSource("markets")
  void a_limit_of_slices_gives_a_prefix(Market market) {
    List<Row> rows = market.rows();
    long all = rows.getLast().slice() + 1;
    for (long slices : new long[] {1, 100, all - 1, all}) {
      assertThat(market.limitedTo(slices).cutAt(64).rows())
          .as("%d slices", slices)
          .isEqualTo(rows.stream().filter(row -> row.slice() < slices).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("markets")
  void the_notes_tell_how_many_bars_came_from_where(Market market) {
    Reading reading = market.read();
    SourceNotes notes = reading.notes().getFirst();
    assertThat(reading.notes()).hasSize(market.series().size());
    assertThat(notes.series()).isEqualTo(market.series().getFirst().id());
    assertThat(notes.place()).isNotBlank();
    assertThat(notes.skipped()).isZero();
    assertThat(notes.bars())
        .isGreaterThanOrEqualTo(
            reading.rows().stream().filter(row -> row.series().equals("0")).count());
  }

  @Test
  void every_shipped_source_is_found_described_and_tested_here() throws IOException {
    TreeSet<String> tested = new TreeSet<>();
    markets().forEach(market -> tested.add(market.source().type()));
    tested.add("irregular");
    tested.add("websocket"); // its bars happen: SocketTest
    assertThat(Market.COMPONENTS.all("data_source"))
        .extracting(ComponentInfo::name)
        .containsExactlyElementsOf(tested);
    for (ComponentInfo source : Market.COMPONENTS.all("data_source")) {
      assertThat(source.description()).isNotBlank();
      for (Parameter parameter : source.parameters()) {
        assertThat(parameter.otherwise()).as(source.name() + " " + parameter.key()).isNotNull();
      }
    }
  }
}
