package io.admf.data.library.ticks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.data.BitstampBars;
import io.admf.data.Market;
import io.admf.data.Market.Row;
import io.admf.time.Instants;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {

  private static final String HEADER = "time,price,size\n";

  @TempDir Path folder;

  private Market trades(String text) throws IOException {
    Files.writeString(folder.resolve("A.csv"), text);
    return Market.of("ticks", "A_1m")
        .in(folder)
        .with("path", "{symbol}.csv", "time_format", "epoch_s");
  }

  private static String message(Market market) {
    return market.refusal();
  }

  /** Bars made by pandas of 100,000 trades: shared/oracles/expected/bars_bitstamp_*. */
  @ParameterizedTest
  @CsvSource({"1m, .gz, 9399", "5m, .gz, 1917", "1h, '', 161", "1d, '', 7"})
  void bars_of_time_are_those_of_the_oracle_exactly(String timeframe, String zip, int count)
      throws IOException {
    try (InputStream in =
        TicksTest.class.getResourceAsStream("/bitstamp_trades_from_20131125_usd.csv")) {
      Files.copy(in, folder.resolve("BTC.csv"));
    }
    List<Row> rows =
        Market.of("ticks", "BTC_" + timeframe)
            .in(folder)
            .with("path", "{symbol}.csv", "time_format", "epoch_s")
            .rows();
    BitstampBars.check(rows, timeframe, zip, count);
  }

  @Test
  void a_bar_of_ticks_opens_with_its_first_trade_and_is_known_with_its_last() throws IOException {
    Market market =
        trades(HEADER + "10,1,5\n20,3,5\n30,2,5\n40,7,1\n50,6,1\n60,5,1\n70,9,9\n")
            .with("bars", "tick", "bar_size", 3L);
    List<Row> rows = market.rows();
    assertThat(market.lines())
        .containsExactly(
            "1970-01-01T00:00:10Z [1.0, 3.0, 1.0, 2.0, 15.0]",
            "1970-01-01T00:00:40Z [7.0, 7.0, 5.0, 5.0, 3.0]");
    assertThat(rows).extracting(row -> row.knownAt() / Instants.SECOND).containsExactly(30L, 60L);
  }

  @Test
  void trades_of_one_instant_are_never_parted() throws IOException {
    Market market =
        trades(HEADER + "10,1,5\n20,3,5\n20,4,5\n20,2,5\n30,7,1\n30,6,1\n30,8,1\n")
            .with("bars", "tick", "bar_size", 2L);
    assertThat(market.lines())
        .containsExactly(
            "1970-01-01T00:00:10Z [1.0, 4.0, 1.0, 2.0, 20.0]",
            "1970-01-01T00:00:30Z [7.0, 8.0, 6.0, 8.0, 3.0]");
  }

  @Test
  void bars_of_volume_and_of_dollars_close_when_they_are_full() throws IOException {
    String text = HEADER + "10,10,3\n20,20,3\n30,10,4\n40,50,30\n50,10,1\n";
    assertThat(trades(text).with("bars", "volume", "bar_size", 10L).lines())
        .containsExactly(
            "1970-01-01T00:00:10Z [10.0, 20.0, 10.0, 10.0, 10.0]",
            "1970-01-01T00:00:40Z [50.0, 50.0, 50.0, 50.0, 30.0]");
    assertThat(trades(text).with("bars", "dollar", "bar_size", 90L).lines())
        .containsExactly(
            "1970-01-01T00:00:10Z [10.0, 20.0, 10.0, 20.0, 6.0]",
            "1970-01-01T00:00:30Z [10.0, 50.0, 10.0, 50.0, 34.0]");
  }

  /** The obvious way: all trades in a list, cut by instants. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void random_trades_make_the_bars_that_a_plain_loop_makes(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> trades = new ArrayList<>();
    StringBuilder text = new StringBuilder(HEADER);
    long time = 0;
    for (int i = 0; i < 5000; i++) {
      time += random.nextInt(3) == 0 ? 0 : random.nextInt(50);
      int price = random.nextInt(1, 100);
      int size = random.nextInt(0, 20);
      trades.add(new double[] {time, price, size});
      text.append("%d,%d,%d\n".formatted(time, price, size));
    }
    for (String rule : List.of("tick", "volume", "dollar")) {
      double limit = rule.equals("tick") ? 7 : rule.equals("volume") ? 80 : 3000;
      List<String> expected = new ArrayList<>();
      double[] bar = null;
      double filled = 0;
      for (int i = 0; i < trades.size(); i++) {
        double[] t = trades.get(i);
        if (bar == null) {
          bar = new double[] {t[0], t[1], t[1], t[1], t[1], 0};
          filled = 0;
        }
        bar[2] = Math.max(bar[2], t[1]);
        bar[3] = Math.min(bar[3], t[1]);
        bar[4] = t[1];
        bar[5] += t[2];
        filled += rule.equals("tick") ? 1 : rule.equals("volume") ? t[2] : t[1] * t[2];
        boolean instantOver = i + 1 == trades.size() || trades.get(i + 1)[0] > t[0];
        if (filled >= limit && instantOver) {
          expected.add(
              Instants.brief((long) bar[0] * Instants.SECOND)
                  + " [%s, %s, %s, %s, %s]".formatted(bar[1], bar[2], bar[3], bar[4], bar[5]));
          bar = null;
        }
      }
      assertThat(trades(text.toString()).with("bars", rule, "bar_size", limit).cutAt(13).lines())
          .as("seed %d, bars of %s", seed, rule)
          .isEqualTo(expected);
    }
  }

  @Test
  void a_week_begins_on_monday() throws IOException {
    Files.writeString(folder.resolve("A.csv"), HEADER + "2024-01-07,1,1\n2024-01-08,2,1\n");
    assertThat(Market.of("ticks", "A_1w").in(folder).with("path", "A.csv").lines())
        .containsExactly(
            "2024-01-01 [1.0, 1.0, 1.0, 1.0, 1.0]", "2024-01-08 [2.0, 2.0, 2.0, 2.0, 1.0]");
  }

  @Test
  void bad_trades_are_told_with_their_lines() throws IOException {
    String text =
        HEADER
            + "10,1,1\nx,1,1\n20,0,1\n20,1,-1\n20,1\n9,1,1\n20,1e999,1\n20,1,NaN\n1e3,1,1\n99999999999,1,1\n80,2,2\n";
    String fix = "; fix the row or set data.bad_rows: skip";
    assertThat(message(trades(text)))
        .isEqualTo(
            String.join(
                "\n",
                "A.csv:3: time must be seconds since 1970, was x" + fix,
                "A.csv:4: price must be above 0 and finite, was 0" + fix,
                "A.csv:5: size must be at least 0 and finite, was -1" + fix,
                "A.csv:6: expected 3 columns, was 2" + fix,
                "A.csv:7: time must not be before 1970-01-01T00:00:10Z of line 2, was"
                    + " 1970-01-01T00:00:09Z"
                    + fix,
                "A.csv:8: price must be above 0 and finite, was Infinity" + fix,
                "A.csv:9: size must be a number, was NaN" + fix,
                "A.csv:10: time must be seconds since 1970, was 1e3" + fix,
                "A.csv:11: time must be seconds since 1970, was 99999999999" + fix));
    assertThat(trades(text).skipping().lines()).hasSize(2);
    assertThat(trades(text).skipping().notes().skipped()).isEqualTo(9);
    assertThat(message(trades(HEADER))).isEqualTo("A.csv: expected trades, was none");
    assertThat(message(trades("")))
        .isEqualTo(
            "A.csv: expected a line of column names such as timestamp,price,size, was empty");
    assertThat(message(trades("time,cost,size\n1,1,1\n")))
        .isEqualTo("A.csv:1: expected a column price, was time,cost,size; set data.price_column");
  }

  @Test
  void columns_go_by_number_where_there_is_no_header() throws IOException {
    assertThat(
            trades("77;1700000000000;500000;2\n78;1700000000500;510000;3\n")
                .with(
                    "header", false,
                    "delimiter", ";",
                    "time_column", "2",
                    "price_column", "3",
                    "size_column", "4",
                    "price_scale", 10000L,
                    "time_format", "epoch_ms")
                .lines())
        .containsExactly("2023-11-14T22:13:00Z [50.0, 51.0, 50.0, 51.0, 5.0]");
  }

  @Test
  void what_a_bar_holds_must_be_said_for_bars_of_trades_alone() {
    assertThatThrownBy(Market.of("ticks", "A_1m").with("bars", "volume")::open)
        .hasMessageContaining("bar_size must say what a bar holds, such as 1000, was 0.0");
    assertThatThrownBy(Market.of("ticks", "A_1m").with("bar_size", 5L)::open)
        .hasMessageContaining("bar_size is for bars: tick, volume or dollar");
  }
}
