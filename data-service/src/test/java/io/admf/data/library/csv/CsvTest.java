package io.admf.data.library.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.data.Market;
import io.admf.data.Market.Row;
import io.admf.fixture.Oracles;
import io.admf.time.Instants;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static final String TWO_DAYS =
      "date,open,high,low,close,volume\n"
          + "2013-01-02,553.82,555.00,541.63,549.03,20018500\n"
          + "2013-01-03,547.88,549.67,541.00,542.10,12605900\n";
  private static final List<String> READ =
      List.of(
          "2013-01-02 [553.82, 555.0, 541.63, 549.03, 2.00185E7]",
          "2013-01-03 [547.88, 549.67, 541.0, 542.1, 1.26059E7]");

  @TempDir Path folder;

  private Market file(String text) throws IOException {
    return file("A_1d", text);
  }

  private Market file(String id, String text) throws IOException {
    Path file = folder.resolve("data").resolve(id + ".csv");
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(file, text);
    return Market.of("csv", id).in(folder);
  }

  @Test
  void a_plain_file_needs_no_parameters() throws IOException {
    assertThat(file(TWO_DAYS).lines()).isEqualTo(READ);
    assertThat(file(TWO_DAYS).notes().place())
        .isEqualTo(folder.resolve("data").resolve("A_1d.csv").toString());
  }

  @Test
  void line_ends_byte_order_marks_quotes_blanks_and_empty_lines_do_not_matter() throws IOException {
    assertThat(file(TWO_DAYS.replace("\n", "\r\n")).lines()).isEqualTo(READ);
    assertThat(file("\uFEFF" + TWO_DAYS).lines()).isEqualTo(READ);
    assertThat(
            file(TWO_DAYS.replace("date", "\"date\"").replaceAll("(\\d+\\.\\d+)", "\"$1\""))
                .lines())
        .isEqualTo(READ);
    assertThat(file(TWO_DAYS.replaceAll(",(\\d)", ", $1")).lines()).isEqualTo(READ);
    assertThat(file(TWO_DAYS.replace("\n", "\n\n") + "\n\n").lines()).isEqualTo(READ);
    assertThat(file(TWO_DAYS.stripTrailing()).lines()).isEqualTo(READ);
    assertThat(file(TWO_DAYS.replaceAll("(?m)(\\d)$", "$1,")).lines()).isEqualTo(READ);
  }

  @Test
  void a_file_of_another_encoding_is_read_by_its_mark() throws IOException {
    Market market = file(TWO_DAYS);
    Files.writeString(
        folder.resolve("data/A_1d.csv"), "\uFEFF" + TWO_DAYS, StandardCharsets.UTF_16LE);
    assertThat(market.lines()).isEqualTo(READ);
  }

  @ParameterizedTest
  @CsvSource({
    "'timestamp,open,high,low,close,volume'",
    "'Date,Open,High,Low,Close,Volume'",
    "'DATETIME,O,H,L,C,V'",
    "'<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>'",
    "'Open time,Open price,High price,Low price,Close price,Volume'"
  })
  void usual_names_are_recognised(String header) throws IOException {
    assertThat(file(TWO_DAYS.replaceFirst(".*", header)).lines()).isEqualTo(READ);
  }

  @Test
  void columns_may_stand_in_any_order_among_others() throws IOException {
    assertThat(
            file("Adj Close,Volume,Close,Low,High,Open,Date\n"
                    + "1,20018500,549.03,541.63,555.00,553.82,2013-01-02\n")
                .lines())
        .isEqualTo(READ.subList(0, 1));
  }

  @Test
  void columns_can_be_named_and_one_may_serve_for_several() throws IOException {
    Market market = file("day;rate;note\n2013-01-02;1.25;x\n2013-01-03;1.5;y\n");
    assertThat(
            market
                .with("delimiter", ";", "time_column", "day", "open_column", "rate")
                .with("high_column", "RATE", "low_column", "rate", "close_column", "rate")
                .lines())
        .containsExactly(
            "2013-01-02 [1.25, 1.25, 1.25, 1.25, 0.0]", "2013-01-03 [1.5, 1.5, 1.5, 1.5, 0.0]");
  }

  @Test
  void a_file_without_header_goes_by_numbers() throws IOException {
    String rows = TWO_DAYS.substring(TWO_DAYS.indexOf('\n') + 1);
    assertThat(file(rows).with("header", false).lines()).isEqualTo(READ);
    assertThat(
            file("x," + rows.replace("\n", "\nx,").stripTrailing().replaceAll(",?\nx,$", "\n"))
                .with("header", false, "time_column", 2L, "open_column", 3L, "high_column", 4L)
                .with("low_column", 5L, "close_column", 6L, "volume_column", 7L)
                .lines())
        .isEqualTo(READ);
  }

  @Test
  void date_and_time_in_two_columns_can_be_joined() throws IOException {
    Market market =
        file(
            "A_1m",
            "time,date,open,high,low,close\n09:30,2013-01-02,1,2,1,2\n09:31,2013-01-02,2,3,2,3\n");
    assertThatThrownBy(market::rows)
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith(
            "A_1m.csv:1: the timestamp may be any of time, date; set data.time_column to one of"
                + " them, or to date+time to join them");
    Market joined =
        file(
                "A_1m",
                "Date,Time,open,high,low,close\n2013-01-02,09:30,1,2,1,2\n2013-01-02,09:31,2,3,2,3\n")
            .with("time_column", "date+time");
    assertThat(joined.lines())
        .containsExactly(
            "2013-01-02T09:30:00Z [1.0, 2.0, 1.0, 2.0, 0.0]",
            "2013-01-02T09:31:00Z [2.0, 3.0, 2.0, 3.0, 0.0]");
    assertThat(market.with("time_column", "date+time").lines()).isEqualTo(joined.lines());
  }

  @Test
  void a_name_with_a_plus_is_one_column() throws IOException {
    Market market = file(TWO_DAYS.replace("date", "day (GMT+0)"));
    assertThat(market.with("time_column", "Day (GMT+0)").lines()).isEqualTo(READ);
  }

  @Test
  void tabs_and_packed_files_and_integer_prices_are_read() throws IOException {
    assertThat(file(TWO_DAYS.replace(",", "\t")).with("delimiter", "tab").lines()).isEqualTo(READ);
    String integers = TWO_DAYS.replaceAll("(\\d+)\\.(\\d\\d)", "$1$200");
    assertThat(file(integers).with("price_scale", 10_000L).lines()).isEqualTo(READ);
    Market market = file(TWO_DAYS);
    Files.delete(folder.resolve("data/A_1d.csv"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("data/A_1d.csv.gz")))) {
      out.write(TWO_DAYS.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(market.lines()).isEqualTo(READ);
  }

  @Test
  void volume_may_be_absent_but_not_unclear() throws IOException {
    String text = "date,open,high,low,close,Volume BTC,Volume USD\n2013-01-02,1,2,1,2,3,4\n";
    assertThatThrownBy(file(text)::rows)
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith(
            "A_1d.csv:1: the volume may be any of [Volume BTC, Volume USD]; set data.volume_column"
                + " to one of them, or to none");
    assertThat(file(text).with("volume_column", "Volume USD").rows().getFirst().volume())
        .isEqualTo(4);
    assertThat(file(text).with("volume_column", "none").rows().getFirst().volume()).isZero();
    assertThat(file("date,open,high,low,close\n2013-01-02,1,2,1,2\n").rows().getFirst().volume())
        .isZero();
  }

  @Test
  void a_file_of_closes_alone_is_bars_without_range() throws IOException {
    assertThat(
            file("date,close\n2013-01-02,5\n2013-01-03,6\n")
                .with("open_column", "none", "high_column", "none", "low_column", "none")
                .lines())
        .containsExactly(
            "2013-01-02 [5.0, 5.0, 5.0, 5.0, 0.0]", "2013-01-03 [6.0, 6.0, 6.0, 6.0, 0.0]");
  }

  /** QSTrader's ABC has opens and closes: shared/oracles/data/qstrader. */
  @Test
  void opens_and_closes_alone_make_high_and_low() {
    List<Row> rows =
        Market.of("csv", "ABC_1d")
            .with(
                "path", Oracles.file("data/qstrader/ABC.csv").toString(),
                "high_column", "none",
                "low_column", "none",
                "volume_column", "none")
            .rows();
    assertThat(rows).isNotEmpty();
    for (Row row : rows) {
      assertThat(row.high()).isEqualTo(Math.max(row.open(), row.close()));
      assertThat(row.low()).isEqualTo(Math.min(row.open(), row.close()));
    }
  }

  @Test
  void a_stamp_of_the_last_instant_closes_with_the_minute() throws IOException {
    for (String time : List.of("10:59:59.999", "10:59:59", "10:59:00.001", "11:00:00")) {
      Market market =
          file("A_1h", "time,open,high,low,close\n2013-01-02 %s,1,2,1,2\n".formatted(time))
              .with("stamp", "last");
      assertThat(Instants.format(market.rows().getFirst().knownAt()))
          .as(time)
          .isEqualTo("2013-01-02T11:00:00Z");
    }
  }

  @Test
  void prices_that_the_scale_makes_nothing_of_are_refused() throws IOException {
    assertThat(
            file("date,open,high,low,close\n2013-01-02,1,2,1e-320,2\n")
                .with("price_scale", 1e12)
                .refusal())
        .contains(":2: low must be above 0");
    assertThat(
            file("date,open,high,low,close\n2013-01-02,1,1e300,1,2\n")
                .with("price_scale", 1e-12)
                .refusal())
        .contains(":2: high must be finite");
  }

  @Test
  void newest_first_is_turned_round_when_it_is_said() throws IOException {
    StringBuilder text = new StringBuilder("date,open,high,low,close,volume\n");
    StringBuilder turned = new StringBuilder(text);
    for (int i = 0; i < 3000; i++) {
      text.append("%d,1,2,1,2,%d\n".formatted(86_400L * i, i));
      turned.append("%d,1,2,1,2,%d\n".formatted(86_400L * (2999 - i), 2999 - i));
    }
    List<Row> rows = file(text.toString()).with("time_format", "epoch_s").rows();
    Market market = file(turned.toString()).with("time_format", "epoch_s");
    assertThat(market.with("order", "newest_first").rows()).isEqualTo(rows).hasSize(3000);
    assertThat(market.with("order", "newest_first").notes().bars()).isEqualTo(3000);
  }

  @Test
  void a_closing_stamp_is_when_the_bar_is_known() throws IOException {
    Market market = file("A_1h", "time,open,high,low,close\n2013-01-02 10:00,1,2,1,2\n");
    Row open = market.rows().getFirst();
    assertThat(Instants.format(open.eventTime())).isEqualTo("2013-01-02T10:00:00Z");
    assertThat(Instants.format(open.knownAt())).isEqualTo("2013-01-02T11:00:00Z");
    Row close = market.with("stamp", "close").rows().getFirst();
    assertThat(Instants.format(close.eventTime())).isEqualTo("2013-01-02T09:00:00Z");
    assertThat(Instants.format(close.knownAt())).isEqualTo("2013-01-02T10:00:00Z");
  }

  @Test
  void daily_bars_of_a_zone_follow_each_other_over_the_change_of_clocks() throws IOException {
    Market market =
        file("date,open,high,low,close\n"
                + "3/7/2020 12:00:00 AM,1,2,1,2\n"
                + "3/8/2020 12:00:00 AM,1,2,1,2\n"
                + "3/9/2020 12:00:00 AM,1,2,1,2\n")
            .with("time_format", "M/d/yyyy h:mm:ss a", "time_zone", "America/New_York");
    assertThat(market.rows())
        .extracting(row -> Instants.format(row.eventTime()))
        .containsExactly("2020-03-07T05:00:00Z", "2020-03-08T05:00:00Z", "2020-03-09T04:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void random_files_are_read_as_by_splitting_lines(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
    long time = random.nextLong(1_000_000_000L);
    for (int i = 0; i < 20_000; i++) {
      time += 60L * random.nextInt(1, 5);
      double open = random.nextInt(100, 1_000_000) / 100.0;
      double close = random.nextInt(100, 1_000_000) / 1000.0;
      text.append(Instants.format(time * Instants.SECOND))
          .append(
              ",%s,%s,%s,%s,%s\n"
                  .formatted(
                      open,
                      Math.max(open, close),
                      Math.min(open, close),
                      close,
                      random.nextDouble()));
    }
    List<Row> rows = file("A_1m", text.toString()).rows();
    List<String> lines = text.toString().lines().skip(1).toList();
    assertThat(rows).hasSameSizeAs(lines);
    for (int i = 0; i < rows.size(); i++) {
      String[] fields = lines.get(i).split(",");
      Row row = rows.get(i);
      assertThat(Instants.format(row.eventTime())).isEqualTo(fields[0]);
      assertThat(new double[] {row.open(), row.high(), row.low(), row.close(), row.volume()})
          .as("seed %d line %d", seed, i + 2)
          .containsExactly(
              Double.parseDouble(fields[1]),
              Double.parseDouble(fields[2]),
              Double.parseDouble(fields[3]),
              Double.parseDouble(fields[4]),
              Double.parseDouble(fields[5]));
    }
  }

  @Test
  void a_file_that_is_missing_says_where_it_was_looked_for_and_what_would_work()
      throws IOException {
    Path near = Files.createDirectories(folder.resolve("data")).resolve("AAPL_1D.csv");
    Files.writeString(near, TWO_DAYS);
    Path data = folder.resolve("data");
    assertThatThrownBy(Market.of("csv", "MSFT_1d").in(folder)::open)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "data.path: expected a file with the bars of MSFT_1d, found none; looked for "
                + data.resolve("MSFT_1d.csv")
                + " (and the same with .gz); put the file there, set data.path, or try -o"
                + " data.source=synthetic");
    assertThatThrownBy(Market.of("csv", "APPL_1d").in(folder)::open)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("; did you mean " + near + "?; put the file there");
  }

  @Test
  void an_absolute_path_is_taken_as_it_is() throws IOException {
    Market market = file(TWO_DAYS);
    Path file = folder.resolve("data/A_1d.csv");
    assertThat(market.in(folder.resolve("elsewhere")).with("path", file.toString()).lines())
        .isEqualTo(READ);
    assertThatThrownBy(market.with("path", folder + "/none/{symbol}.csv")::open)
        .hasMessageContaining("looked for " + folder + "/none/A.csv (and the same with .gz)");
  }
}
