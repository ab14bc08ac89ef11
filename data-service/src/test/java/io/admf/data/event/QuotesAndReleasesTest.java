package io.admf.data.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.data.Market;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotes and releases find their slices. */
class QuotesAndReleasesTest {

  @TempDir Path folder;

  private Company company;

  @BeforeEach
  void bars() throws IOException {
    StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
    for (int i = 0; i < 10; i++) {
      text.append("2020-01-02T10:%02d:00Z,10,11,9,10,1\n".formatted(i));
    }
    Files.writeString(folder.resolve("X_1m.csv"), text);
    company =
        Company.of(Market.of("csv", "X_1m").in(folder).with("path", "{symbol}_{timeframe}.csv"));
  }

  @Test
  void a_quote_belongs_to_the_first_slice_that_is_not_earlier() throws IOException {
    Files.writeString(
        folder.resolve("X_quotes.csv"),
        """
        time,bid,ask,bid_size,ask_size
        2020-01-02T09:59:59Z,9.8,9.9,1,1
        2020-01-02T10:00:00.000000001Z,9.8,9.9,100,200
        2020-01-02T10:01:00Z,9.9,10,,
        2020-01-02T10:01:00.5Z,9.9,10,5,6
        2020-01-02T11:00:00Z,9.9,10,5,6
        """);
    Company quoted = company.quotes("path", "{symbol}_quotes.csv");
    assertThat(quoted.read().beside().stream().map(line -> line.replaceAll(" [0-9]{19}", "")))
        .containsExactly(
            "0 quote X 9.8 9.9 100.0 200.0",
            "0 quote X 9.9 10.0 NaN NaN",
            "1 quote X 9.9 10.0 5.0 6.0");
  }

  @Test
  void a_release_counts_from_when_it_was_published() throws IOException {
    Files.writeString(
        folder.resolve("economic.csv"),
        """
        known_at,indicator,value,period
        2019-12-01,CPI,1.5,2019-11-01
        2020-01-01,CPI,1.7,2019-12-01
        2020-01-02T10:03:00Z,CPI,1.9,2020-01-01
        2020-01-02T10:03:00.000000001Z,RATE,4,2020-01-01
        2021-01-01,RATE,5,2020-12-01
        """);
    assertThat(company.economic("path", "economic.csv").read().beside())
        .containsExactly("0 release CPI 1.7", "2 release CPI 1.9", "3 release RATE 4.0");
  }

  @Test
  void frames_may_be_cut_anywhere() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    List<String> quotes = new ArrayList<>(List.of("time,bid,ask"));
    long time = 1_577_959_200_000L;
    for (int i = 0; i < 300; i++) {
      time += random.nextInt(4000);
      quotes.add("%d,9.5,9.75".formatted(time));
    }
    Files.write(folder.resolve("X_quotes.csv"), quotes);
    Company quoted = company.quotes("path", "{symbol}_quotes.csv", "time_format", "epoch_ms");
    Company.Read whole = quoted.read();
    assertThat(whole.beside()).hasSizeGreaterThan(200);
    for (int slices : new int[] {1, 3}) {
      assertThat(quoted.cutAt(slices).read().beside()).isEqualTo(whole.beside());
      assertThat(quoted.cutAt(slices).read().hash()).isEqualTo(whole.hash());
    }
    assertThat(company.read().hash()).isNotEqualTo(whole.hash());
  }

  @Test
  void what_is_wrong_is_told_with_its_line() throws IOException {
    Files.writeString(
        folder.resolve("X_quotes.csv"),
        """
        time,bid,ask,bid_size
        2020-01-02T10:00:10Z,10,9.9,1
        2020-01-02T10:00:20Z,0,9.9,1
        2020-01-02T10:00:30Z,9,9.9,-1
        2020-01-02T10:00:40Z,9,9.9,1
        2020-01-02T10:00:05Z,9,9.9,1
        noon,9,9.9,1
        """);
    Files.writeString(
        folder.resolve("economic.csv"), "known_at,indicator,value\n2020-01-01,a b,x\n");
    assertThatThrownBy(
            () -> company.quotes("path", "X_quotes.csv").economic("path", "economic.csv").read())
        .isInstanceOfSatisfying(
            BadInputException.class,
            e ->
                assertThat(e.problems())
                    .extracting(p -> p.where().replaceAll(".*/", ""))
                    .containsExactly(
                        "economic.csv:2",
                        "X_quotes.csv:2",
                        "X_quotes.csv:3",
                        "X_quotes.csv:4",
                        "X_quotes.csv:6",
                        "X_quotes.csv:7"));
  }
}
