package io.admf.data.library.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.data.Market;
import io.admf.data.SourceNotes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are not well formed, and the one message that each gives. */
class BadCsvTest {

  private static final String HEADER = "date,open,high,low,close,volume\n";
  private static final String GOOD = "2020-01-02,10,12,9,11,100\n";
  private static final String NEXT = "2020-01-06,11,13,10,12,100\n";
  private static final String FIX = "; fix the row or set data.bad_rows: skip";

  @TempDir Path folder;

  private Market file(String text) throws IOException {
    Files.writeString(folder.resolve("A_1d.csv"), text);
    return Market.of("csv", "A_1d").in(folder).with("path", "{symbol}_{timeframe}.csv");
  }

  private static String message(Market market) {
    return market.refusal();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020-01-03,10,9,9.5,10,1     | high must be ≥ low, was 9 with low 9.5",
        "2020-01-03,10,10.5,9,11,1    | high must be ≥ close, was 10.5 with close 11",
        "2020-01-03,12,11.5,9,11,1    | high must be ≥ open, was 11.5 with open 12",
        "2020-01-03,10,12,10.5,11,1   | low must be ≤ open, was 10.5 with open 10",
        "2020-01-03,11,12,10.5,10,1   | low must be ≤ close, was 10.5 with close 10",
        "2020-01-03,10,12,9,11,-5     | volume must be at least 0, was -5",
        "2020-01-03,10,12,9,11,1e999  | volume must be finite, was Infinity",
        "2020-01-03,10,1e999,9,11,5   | high must be finite, was Infinity",
        "2020-01-03,10,12,0,11,5      | low must be above 0, was 0",
        "2020-01-03,-10,12,-11,11,5   | open must be above 0, was -10",
        "2020-01-03,10,12,nine,11,5   | low must be a number, was nine",
        "2020-01-03,NaN,12,9,11,5     | open must be a number, was NaN",
        "2020-01-03,10,12,9,,5        | close must be a number, was empty",
        "2020-01-03,null,12,9,11,5    | open must be a number, was null",
        "2020-01-03,10,12,9           | expected 6 columns, was 4",
        "2020-01-03,10,12,9,11,5,7    | expected 6 columns, was 7",
        "2020-01-02,10,12,9,11,5      | time must occur once, was 2020-01-02 as in line 2",
        "2020-01-01,10,12,9,11,5      | time must be after 2020-01-02 of line 2, was 2020-01-01",
      })
  void a_bad_row_is_named_with_its_line(String row, String message) throws IOException {
    assertThat(message(file(HEADER + GOOD + row + "\n" + NEXT)))
        .isEqualTo("A_1d.csv:3: " + message + FIX);
  }

  @Test
  void decimals_with_a_comma_are_explained() throws IOException {
    String text = (HEADER + GOOD).replace(',', ';') + "2020-01-03;10,5;12;9;11;100\n";
    assertThat(message(file(text).with("delimiter", ";")))
        .isEqualTo(
            "A_1d.csv:3: open must be a number, was 10,5; decimals are written with a point,"
                + " thousands without a comma"
                + FIX);
  }

  @ParameterizedTest
  @CsvSource({
    "20200103, '; set data.time_format: yyyyMMdd'",
    "1577923200, '; set data.time_format: epoch_s'",
    "1577923200000, '; set data.time_format: epoch_ms'",
    "1577923200000000, '; set data.time_format: epoch_us'",
    "1577923200000000000, '; set data.time_format: epoch_ns'",
    "1/9/2013 12:00:00 AM, '; set data.time_format to what it is, such as M/d/yyyy or d/M/yyyy'",
    "2020-02-30, ''",
    "yesterday, ''"
  })
  void a_time_that_cannot_be_read_comes_with_a_hint(String time, String hint) throws IOException {
    assertThat(message(file(HEADER + time + ",10,12,9,11,5\n")))
        .isEqualTo(
            "A_1d.csv:2: time must be an ISO date or date-time such as 2013-01-02 or"
                + " 2013-01-02T09:30:00, was "
                + time
                + hint
                + FIX);
  }

  @Test
  void a_time_that_does_not_fit_its_format_names_the_format() throws IOException {
    Market market = file(HEADER + "2020-01-02,10,12,9,11,5\n");
    assertThat(message(market.with("time_format", "MM/dd/yyyy")))
        .isEqualTo("A_1d.csv:2: time must be MM/dd/yyyy, was 2020-01-02" + FIX);
    assertThat(message(market.with("time_format", "epoch_ms")))
        .isEqualTo("A_1d.csv:2: time must be milliseconds since 1970, was 2020-01-02" + FIX);
  }

  @Test
  void a_last_line_that_is_cut_short_is_said_to_be() throws IOException {
    assertThat(message(file(HEADER + GOOD + "2020-01-03,11,1")))
        .isEqualTo("A_1d.csv:3: expected 6 columns, was 3: the last line is cut short" + FIX);
  }

  @Test
  void bars_of_another_timeframe_are_noticed() throws IOException {
    assertThat(
            message(
                file(HEADER + "2020-01-02 09:30,10,12,9,11,1\n2020-01-02 09:31,10,12,9,11,1\n")))
        .isEqualTo(
            "A_1d.csv:3: time must be 1d after 2020-01-02T09:30:00Z of line 2, was"
                + " 2020-01-02T09:31:00Z; are these bars of another timeframe?"
                + FIX);
  }

  @Test
  void a_file_that_runs_newest_first_names_the_option() throws IOException {
    String turned = HEADER + NEXT + GOOD;
    String expected =
        "expected rows from old to new, was from new to old; set data.order: newest_first";
    assertThat(message(file(turned))).isEqualTo("A_1d.csv: " + expected);
    assertThat(message(file(turned).skipping())).isEqualTo("A_1d.csv: " + expected);
    StringBuilder longer = new StringBuilder(HEADER);
    for (int day = 28; day > 0; day--) {
      longer.append("2020-01-%02d,10,12,9,11,5\n".formatted(day));
    }
    assertThat(message(file(longer.toString()))).isEqualTo("A_1d.csv:6: " + expected);
    assertThat(message(file(HEADER + GOOD + NEXT).with("order", "newest_first")))
        .isEqualTo(
            "A_1d.csv: expected rows from new to old, was from old to new; leave data.order out");
  }

  @Test
  void one_row_out_of_place_is_not_a_file_that_runs_the_other_way() throws IOException {
    assertThat(message(file(HEADER + NEXT + GOOD + NEXT.replace("06", "07"))))
        .isEqualTo("A_1d.csv:3: time must be after 2020-01-06 of line 2, was 2020-01-02" + FIX);
  }

  @Test
  void an_empty_file_and_a_header_alone_are_not_data() throws IOException {
    assertThat(message(file("")))
        .isEqualTo(
            "A_1d.csv: expected a line of column names such as timestamp,open,high,low,close,volume,"
                + " was empty");
    assertThat(message(file("\n\n"))).contains("was empty");
    assertThat(message(file(HEADER)))
        .isEqualTo("A_1d.csv: expected rows below the column names, was none");
  }

  @Test
  void the_wrong_delimiter_names_the_right_one() throws IOException {
    assertThat(message(file((HEADER + GOOD).replace(',', ';'))))
        .isEqualTo(
            "A_1d.csv:1: expected columns separated by ',', was one column:"
                + " date;open;high;low;close;volume; set data.delimiter: ';'");
    assertThat(message(file((HEADER + GOOD).replace(',', '\t'))))
        .endsWith("was one column: date?open?high?low?close?volume; set data.delimiter: tab");
    assertThat(message(file("hello\n")))
        .isEqualTo("A_1d.csv:1: expected columns separated by ',', was one column: hello");
  }

  @Test
  void missing_columns_are_all_named_with_the_header_found() throws IOException {
    assertThat(message(file("date,opening,hgh,low,close\n")))
        .isEqualTo(
            "A_1d.csv:1: expected a column open, was date,opening,hgh,low,close; set"
                + " data.open_column\n"
                + "A_1d.csv:1: expected a column high, was date,opening,hgh,low,close; set"
                + " data.high_column (did you mean hgh?)");
    assertThat(message(file(HEADER + GOOD).with("close_column", "clse")))
        .isEqualTo(
            "A_1d.csv:1: data.close_column must be one of the columns"
                + " date,open,high,low,close,volume, was clse; did you mean close?");
    assertThat(message(file("date,open,high,low,close,Close\n")))
        .isEqualTo(
            "A_1d.csv:1: the close may be any of close, Close; set data.close_column to one of them");
  }

  @Test
  void a_missing_header_is_noticed() throws IOException {
    assertThat(message(file(GOOD)))
        .isEqualTo(
            "A_1d.csv:1: the first line must name the columns, was 2020-01-02,10,12,9,11,100; add"
                + " such a line or set data.header: false");
    assertThat(message(file("2020-01-02,10,12\n").with("header", false)))
        .isEqualTo(
            "A_1d.csv:1: data.low_column must be a column number from 1 to 3 in a file without"
                + " header, was 4\n"
                + "A_1d.csv:1: data.close_column must be a column number from 1 to 3 in a file"
                + " without header, was 5");
  }

  @Test
  void a_quote_that_is_never_closed_is_named_with_its_line() throws IOException {
    assertThat(message(file(HEADER + GOOD + "\"2020-01-03,10,12,9,11,100\n" + NEXT)))
        .startsWith("A_1d.csv:3: expected well-formed CSV: Unclosed quoted field");
    assertThat(message(file(HEADER + GOOD + "\"2020-01-03\"x,10,12,9,11,100\n" + NEXT).skipping()))
        .startsWith(
            "A_1d.csv:3: expected well-formed CSV: Unexpected character after closing quote");
  }

  @Test
  void files_that_are_no_text_are_refused() throws IOException {
    Market market = file("");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write((HEADER + GOOD.repeat(2000)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = packed.toByteArray();
    Files.write(folder.resolve("A_1d.csv"), bytes);
    assertThat(message(market)).startsWith("A_1d.csv:1: ");
    Files.delete(folder.resolve("A_1d.csv"));
    Files.write(folder.resolve("A_1d.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(message(market)).contains("A_1d.csv.gz:").contains("cannot be read: ");
    Files.write(folder.resolve("A_1d.csv.gz"), GOOD.getBytes(StandardCharsets.UTF_8));
    assertThat(message(market)).isEqualTo("A_1d.csv.gz: cannot be read: Not in GZIP format");
  }

  @Test
  void twenty_bad_rows_are_listed_and_the_rest_counted() throws IOException {
    StringBuilder text = new StringBuilder(HEADER + GOOD);
    for (int i = 0; i < 57; i++) {
      text.append("2020-01-03,x,12,9,11,100\n");
    }
    assertThatThrownBy(file(text + NEXT)::rows)
        .isInstanceOfSatisfying(
            BadInputException.class,
            e -> {
              assertThat(e.problems()).hasSize(21);
              assertThat(e.problems().get(19).where()).endsWith("A_1d.csv:22");
              assertThat(e.problems().getLast().message()).isEqualTo("and 37 more bad rows");
            });
  }

  @Test
  void bad_rows_are_passed_over_when_asked_and_counted() throws IOException {
    Market market =
        file(HEADER
                + GOOD
                + "2020-01-03,x,12,9,11,100\n".repeat(8)
                + "2020-01-03,10,9,11,10,100\n"
                + GOOD
                + "2020-01-05\n"
                + NEXT
                + "2020-01-07,1")
            .skipping();
    assertThat(market.lines())
        .containsExactly(
            "2020-01-02 [10.0, 12.0, 9.0, 11.0, 100.0]",
            "2020-01-06 [11.0, 13.0, 10.0, 12.0, 100.0]");
    SourceNotes notes = market.notes();
    assertThat(notes.bars()).isEqualTo(2);
    assertThat(notes.skipped()).isEqualTo(12);
    assertThat(notes.firstSkipped()).hasSize(5);
    assertThat(notes.firstSkipped().getFirst())
        .endsWith("A_1d.csv:3: open must be a number, was x");
  }

  @Test
  void bad_rows_of_a_file_that_runs_newest_first_are_told_by_its_lines() throws IOException {
    String text = HEADER + NEXT + "2020-01-03,x,12,9,11,100\n" + NEXT + GOOD;
    Market market = file(text).with("order", "newest_first");
    assertThat(message(market))
        .isEqualTo(
            "A_1d.csv:3: open must be a number, was x"
                + FIX
                + "\nA_1d.csv:4: time must occur once, was 2020-01-06 as in line 2"
                + FIX);
    assertThat(
            message(
                file(HEADER + GOOD.replace("-02", "-05") + NEXT + GOOD)
                    .with("order", "newest_first")))
        .isEqualTo("A_1d.csv:3: time must be before 2020-01-05 of line 2, was 2020-01-06" + FIX);
    assertThat(file(text).with("order", "newest_first").skipping().lines())
        .extracting(line -> line.substring(0, 10))
        .containsExactly("2020-01-02", "2020-01-06");
    assertThat(market.skipping().notes().skipped()).isEqualTo(2);
  }

  @Test
  void a_file_of_nothing_but_bad_rows_is_refused_even_so() throws IOException {
    assertThat(message(file(HEADER + "2020-01-03,x,12,9,11,100\n".repeat(3)).skipping()))
        .isEqualTo("A_1d.csv: expected bars of A_1d, was none at all; bad rows passed over: 3");
  }

  @Test
  void lines_are_counted_as_an_editor_does() throws IOException {
    for (String end : List.of("\n", "\r\n", "\r")) {
      String text = "\n" + HEADER + "\n" + GOOD + "\n\n2020-01-03,x,12,9,11,100\n";
      assertThat(message(file(text.replace("\n", end)))).startsWith("A_1d.csv:7: open must be");
    }
  }
}
