package io.admf.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.event.InvariantException;
import io.admf.frame.BarBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataKernelTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10})
  void an_exact_multiple_of_the_frame_ends_with_a_full_last_frame(int frameSlices) {
    for (String[] ids : new String[][] {{"A_1d"}, {"A_1d", "B_1d"}}) {
      List<BarBlock> blocks =
          Market.of("irregular", ids)
              .with("bars", 10L, "sparsity", 1L)
              .seeded(1)
              .limitedTo(10)
              .cutAt(frameSlices)
              .blocks();
      assertThat(blocks).hasSize(10 / frameSlices);
      assertThat(blocks.getLast().last()).isTrue();
      assertThat(blocks.getLast().slices()).isEqualTo(frameSlices);
    }
    List<BarBlock> whole =
        Market.of("irregular", "A_1d").with("bars", 10L).cutAt(frameSlices).blocks();
    assertThat(whole.getLast().last()).isTrue();
    assertThat(whole).hasSize(10 / frameSlices);
  }

  @Test
  void a_limit_of_no_slices_gives_no_block() {
    assertThat(Market.of("irregular", "A_1d").limitedTo(0).blocks()).isEmpty();
    assertThat(Market.of("irregular", "A_1d", "B_1d").limitedTo(0).blocks()).isEmpty();
  }

  @Test
  void there_is_nothing_after_the_last_block() {
    try (DataKernel kernel = Market.of("irregular", "A_1d").open()) {
      assertThat(kernel.next()).isNotNull();
      assertThat(kernel.next()).isNull();
      assertThat(kernel.next()).isNull();
    }
  }

  @Test
  void a_frame_larger_than_any_array_is_filled_as_far_as_there_are_bars() {
    for (String[] ids : new String[][] {{"A_1m"}, {"A_1m", "B_1m"}}) {
      Market market = Market.of("irregular", ids).with("bars", 20_000L);
      List<BarBlock> blocks = market.cutAt(Integer.MAX_VALUE).blocks();
      assertThat(blocks).hasSize(1);
      assertThat(Market.rows(blocks)).isEqualTo(market.cutAt(100).rows());
    }
  }

  @Test
  void only_bars_that_open_within_the_range_are_given() {
    Market market = Market.of("sample", "AAPL_1d");
    assertThat(market.between("2013-03-02", "2013-03-08").lines())
        .extracting(line -> line.substring(0, 10))
        .containsExactly("2013-03-04", "2013-03-05", "2013-03-06", "2013-03-07");
    assertThat(market.between("2013-01-02", "2014-01-01").rows()).hasSize(252);
    assertThat(market.between("2013-01-03", "2013-12-31").rows()).hasSize(250);
    assertThat(market.between("2013-01-03", "2013-12-31").rows().getFirst().slice()).isZero();
  }

  @Test
  void a_range_without_bars_says_where_the_bars_are() {
    assertThatThrownBy(
            () -> Market.of("sample", "AAPL_1d").between("2014-01-01", "2015-01-01").open())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "sample:appleinc_bars_from_20130101_usd.csv: expected bars of AAPL_1d from 2014-01-01 to"
                + " before 2015-01-01, was none: they run from 2013-01-02 to 2013-12-31; change"
                + " data.start_date or data.end_date");
    assertThatThrownBy(
            () ->
                Market.of("sample", "AAPL_1d", "EURUSD_1d")
                    .between("1990-01-01", "1998-01-01")
                    .open())
        .isInstanceOfSatisfying(BadInputException.class, e -> assertThat(e.problems()).hasSize(2));
  }

  @Test
  void the_mistakes_of_all_series_come_together() throws IOException {
    Files.writeString(folder.resolve("A_1d.csv"), "date,open,high,low,close\n2020-01-01,1,2,3,1\n");
    Files.writeString(folder.resolve("B_1d.csv"), "date,open,high,low,close\n2020-01-01,1,x,1,1\n");
    Market market =
        Market.of("csv", "A_1d", "B_1d").in(folder).with("path", "{symbol}_{timeframe}.csv");
    assertThatThrownBy(market::blocks)
        .isInstanceOfSatisfying(
            BadInputException.class,
            e ->
                assertThat(e.problems())
                    .extracting(p -> p.where().substring(p.where().length() - 10))
                    .containsExactly("A_1d.csv:2", "B_1d.csv:2"));
    assertThatThrownBy(Market.of("csv", "C_1d", "D_1d").in(folder)::open)
        .isInstanceOfSatisfying(BadInputException.class, e -> assertThat(e.problems()).hasSize(2));
  }

  @Test
  void a_mistake_met_late_brings_those_of_the_other_series_along() throws IOException {
    Function<String, String> file =
        symbol -> {
          StringBuilder text = new StringBuilder("time,open,high,low,close\n");
          for (int i = 0; i < 5000; i++) {
            text.append("%d,10,11,9,%s\n".formatted(i * 60L, i == 4000 ? symbol : "10"));
          }
          return text.toString();
        };
    Files.writeString(folder.resolve("A_1m.csv"), file.apply("a"));
    Files.writeString(folder.resolve("B_1m.csv"), file.apply("b"));
    Market market =
        Market.of("csv", "A_1m", "B_1m")
            .in(folder)
            .with(
                "path",
                "{symbol}_{timeframe}.csv",
                "time_format",
                "epoch_s",
                "volume_column",
                "none");
    try (DataKernel kernel = market.cutAt(100).open()) {
      for (int i = 0; i < 30; i++) {
        assertThat(kernel.next()).isNotNull();
      }
      assertThatThrownBy(
              () -> {
                while (kernel.next() != null) {
                  // on to the bad row
                }
              })
          .isInstanceOfSatisfying(
              BadInputException.class,
              e ->
                  assertThat(e.problems())
                      .extracting(p -> p.where().substring(p.where().length() - 13))
                      .containsExactly("A_1m.csv:4002", "B_1m.csv:4002"));
    }
  }

  @Test
  void a_source_that_is_not_known_is_bad_input() {
    assertThatThrownBy(Market.of("synthetik", "A_1d")::open)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "data.source: no data_source is called synthetik; did you mean synthetic?; there are"
                + " [algoseek, catalog, csv, http, irregular, json, parquet, sample, synthetic,"
                + " ticks, websocket]");
    assertThatThrownBy(Market.of("csv", "A_1d").with("time_zone", "Mars/Phobos")::open)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "data.source: data_source csv: time_zone must be an IANA time zone such as"
                + " America/New_York, was Mars/Phobos");
  }

  @Test
  void a_source_that_goes_back_in_time_breaks_the_run() {
    for (String[] ids : new String[][] {{"A_1d"}, {"A_1d", "B_1d"}}) {
      assertThatThrownBy(Market.of("irregular", ids).with("repeated", 50L)::blocks)
          .isInstanceOf(InvariantException.class)
          .hasMessageContaining("expected bars that ascend in time");
    }
  }

  @Test
  void the_hash_depends_on_symbols_and_on_every_bar() {
    Market market = Market.of("irregular", "A_1d");
    assertThat(market.hash()).matches("[0-9a-f]{32}");
    assertThat(Market.of("irregular", "B_1d").hash()).isNotEqualTo(market.hash());
    assertThat(market.with("bars", 99L).hash()).isNotEqualTo(market.hash());
    assertThat(market.limitedTo(99).hash()).isEqualTo(market.with("bars", 99L).hash());
  }
}
