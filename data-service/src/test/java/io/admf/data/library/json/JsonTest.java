package io.admf.data.library.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.data.Market;
import io.admf.data.Market.Row;
import io.admf.time.Instants;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static final String FIX = "; fix the row or set data.bad_rows: skip";

  private static final List<String> READ =
      List.of(
          "2013-01-02 [10.0, 12.5, 9.0, 11.0, 100.0]",
          "2013-01-03 [11.0, 13.0, 10.5, 12.0, 200.0]");

  @TempDir Path folder;

  private Market file(String text) throws IOException {
    Files.writeString(folder.resolve("A_1d.json"), text);
    return Market.of("json", "A_1d").in(folder).with("path", "{symbol}_{timeframe}.json");
  }

  private static String message(Market market) {
    return market.refusal();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        [{"date":"2013-01-02","open":10,"high":12.5,"low":9,"close":11,"volume":100},
         {"date":"2013-01-03","open":11,"high":13,"low":10.5,"close":12,"volume":2e2}]""",
        """
        [{"t":"2013-01-02T00:00:00Z","T":7,"o":"10","h":"12.5","l":"9.0","c":"11","v":"100"},
         {"v":200,"c":12,"l":10.5,"h":13,"o":11,"t":"2013-01-03"}]""",
        """
        [["2013-01-02",10,12.5,9,11,100],["2013-01-03","11","13","10.5","12","200",null]]""",
        """
        {"symbol":"A","time":"now","tags":["x",{"y":[1]}],"meta":{"open":[1]},"bars":[
          {"date":"2013-01-02","open":10,"high":12.5,"low":9,"close":11,"volume":100},
          {"date":"2013-01-03","open":11,"high":13,"low":10.5,"close":12,"volume":200}],
         "next":null}""",
        """
        {"date":"2013-01-02","open":10,"high":12.5,"low":9,"close":11,"volume":100}
        {"date":"2013-01-03","open":11,"high":13,"low":10.5,"close":12,"volume":200}
        """,
        """
        ["2013-01-02",10,12.5,9,11,100]
        ["2013-01-03",11,13,10.5,12,200]""",
        """
        {"s":"ok","c":[11,12],"v":[100,200],"o":[10,11],"h":[12.5,13],"l":[9,"10.5"],
         "t":["2013-01-02","2013-01-03"]}""",
        "\uFEFF[[\"2013-01-02\",10,12.5,9,11,100],\r\n\r\n[\"2013-01-03\",11,13,10.5,12,200]]\r\n"
      })
  void the_usual_shapes_are_read_without_being_told(String text) throws IOException {
    assertThat(file(text).lines()).isEqualTo(READ);
    assertThat(file(text).skipping().notes().skipped()).isZero();
  }

  @Test
  void pointers_keys_and_indices_lead_to_bars_and_values() throws IOException {
    String wrapped =
        """
        {"chart":{"result":[{"x":1},{"A":[
          {"k":{"at":"2013-01-02","o":[10,12.5],"low/est":9,"":{"c~":11}},"open":1},
          {"k":{"o":[11,13,5],"at":"2013-01-03","low/est":10.5,"":{"c~":12}}}]}]}}""";
    assertThat(
            file(wrapped)
                .with(
                    "bars_at", "/chart/result/1/{symbol}",
                    "time_field", "/k/at",
                    "open_field", "/k/o/0",
                    "high_field", "/k/o/1",
                    "low_field", "/k/low~1est",
                    "close_field", "/k//c~0",
                    "volume_field", "none")
                .lines())
        .containsExactly(
            "2013-01-02 [10.0, 12.5, 9.0, 11.0, 0.0]", "2013-01-03 [11.0, 13.0, 10.5, 12.0, 0.0]");
    String klines =
        """
        [[1357084800000,"10","12.5","9","11","7",1357171199999,"100"],
         [1357171200000,"11","13","10.5","12","7",1357257599999,"200"]]""";
    assertThat(file(klines).with("time_format", "epoch_ms", "volume_field", "7").lines())
        .isEqualTo(READ);
    assertThat(
            file(klines)
                .with(
                    "time_format", "epoch_ms",
                    "volume_field", "7",
                    "time_field", "6",
                    "stamp", "last")
                .lines())
        .isEqualTo(READ);
    String keyed =
        """
        {"Meta Data":{"1":"x"},"Time Series":{
          "2013-01-03":{"1. open":"11","2. high":"13","3. low":"10.5","4. close":"12","5. volume":"200"},
          "2013-01-02":{"1. open":"10","2. high":"12.5","3. low":"9","4. close":"11","5. volume":"100"}}}""";
    assertThat(
            file(keyed)
                .with(
                    "bars_at", "/Time Series",
                    "time_field", "key",
                    "open_field", "1. open",
                    "high_field", "2. high",
                    "low_field", "3. low",
                    "close_field", "4. close",
                    "volume_field", "5. volume",
                    "order", "newest_first")
                .lines())
        .isEqualTo(READ);
    String columns =
        """
        {"result":[{"timestamp":[1357084800,1357171200],"indicators":{"quote":[
          {"open":[10,11],"high":[12.5,13],"low":[9,10.5],"close":[11,12],"volume":[100,200]}]}}]}""";
    assertThat(
            file(columns)
                .with(
                    "bars_at", "/result/0",
                    "time_format", "epoch_s",
                    "open_field", "/indicators/quote/0/open",
                    "high_field", "/indicators/quote/0/high",
                    "low_field", "/indicators/quote/0/low",
                    "close_field", "/indicators/quote/0/close",
                    "volume_field", "/indicators/quote/0/volume")
                .lines())
        .isEqualTo(READ);
  }

  @Test
  void a_single_bar_is_read_where_a_pointer_leads_to_one() throws IOException {
    assertThat(
            file("{\"k\":{\"t\":1357084800000,\"o\":10,\"h\":12.5,\"l\":9,\"c\":11,\"v\":100}}")
                .with("bars_at", "/k", "time_format", "epoch_ms")
                .lines())
        .containsExactly(READ.getFirst());
    assertThat(
            file("{\"data\":[\"2013-01-02\",10,12.5,9,11,100],\"x\":[[]]}")
                .with("bars_at", "/data")
                .lines())
        .containsExactly(READ.getFirst());
  }

  @Test
  void the_sample_of_ether_is_read_as_a_file() throws IOException {
    try (InputStream in =
            JsonTest.class.getResourceAsStream("/ETH-USD-PT5M-2023-3-13_2023-3-15.json");
        OutputStream out =
            new GZIPOutputStream(Files.newOutputStream(folder.resolve("ETH_5m.json.gz")))) {
      in.transferTo(out);
    }
    List<Row> rows =
        Market.of("json", "ETH_5m")
            .in(folder)
            .with("path", "{symbol}_{timeframe}.json", "time_format", "epoch_ms", "stamp", "last")
            .rows();
    assertThat(rows).hasSize(580);
    Row first = rows.getFirst();
    assertThat(Instants.format(first.eventTime())).isEqualTo("2023-03-13T18:00:00Z");
    assertThat(Instants.format(first.knownAt())).isEqualTo("2023-03-13T18:05:00Z");
    assertThat(
            new double[] {first.open(), first.high(), first.low(), first.close(), first.volume()})
        .containsExactly(1673.58, 1677.62, 1672.44, 1672.99, 65.3033);
    assertThat(Instants.format(rows.getLast().knownAt())).isEqualTo("2023-03-15T18:20:00Z");
  }

  @Test
  void close_only_bars_and_scaled_prices_are_read() throws IOException {
    assertThat(
            file("[{\"date\":\"2013-01-02\",\"c\":110000},{\"date\":\"2013-01-03\",\"c\":120000}]")
                .with(
                    "open_field",
                    "none",
                    "high_field",
                    "none",
                    "low_field",
                    "none",
                    "price_scale",
                    10000L)
                .lines())
        .containsExactly(
            "2013-01-02 [11.0, 11.0, 11.0, 11.0, 0.0]", "2013-01-03 [12.0, 12.0, 12.0, 12.0, 0.0]");
  }

  @Test
  void whole_numbers_with_an_exponent_are_times() throws IOException {
    assertThat(file("[[1.3570848E12,10,12.5,9,11,100]]").with("time_format", "epoch_ms").lines())
        .containsExactly(READ.getFirst());
  }

  @Test
  void bad_bars_are_told_with_their_lines() throws IOException {
    String text =
        """
        [
          {"date":"2013-01-02","open":10,"high":12.5,"low":9,"close":11},
          {"date":"2013-01-03","open":10,"high":9,"low":9.5,"close":10},
          {"date":"2013-01-04","open":null,"high":9,"low":9.5,"close":10},
          {"date":"2013-01-05","open":{},"high":9,"low":9.5,"close":10},
          {"date":"2013-01-06","open":1,"high":9,"low":9.5},
          {"date":"2013-01-07","open":1,"high":9,"low":9.5,"close":10,"close":11},
          {"date":1357084800,"open":1,"high":9,"low":9.5,"close":10},
          null,
          7,
          {"date":"2013-01-02","open":10,"high":12.5,"low":9,"close":11},
          {"date":"2013-01-09","open":10,"high":12.5,"low":9,"close":11}
        ]""";
    assertThat(message(file(text)))
        .isEqualTo(
            String.join(
                "\n",
                "A_1d.json:3: high must be ≥ low, was 9 with low 9.5" + FIX,
                "A_1d.json:4: open must be a number, was null" + FIX,
                "A_1d.json:5: open must be a single value, was an object" + FIX,
                "A_1d.json:6: expected the close, was none" + FIX,
                "A_1d.json:7: expected one close, was two" + FIX,
                "A_1d.json:8: time must be an ISO date or date-time such as 2013-01-02 or"
                    + " 2013-01-02T09:30:00, was 1357084800; set data.time_format: epoch_s"
                    + FIX,
                "A_1d.json:9: expected a bar as an object or an array, was null" + FIX,
                "A_1d.json:10: expected a bar as an object or an array, was 7" + FIX,
                "A_1d.json:11: time must occur once, was 2013-01-02 as in line 2" + FIX));
    assertThat(file(text).skipping().lines()).hasSize(2);
    assertThat(file(text).skipping().notes().skipped()).isEqualTo(9);
  }

  @Test
  void bars_on_one_line_are_told_by_their_number() throws IOException {
    assertThat(message(file("[[\"2013-01-02\",1,2,1,2],[\"2013-01-03\",1,x,1,2]]")))
        .startsWith("A_1d.json:1: expected well-formed JSON: Unrecognized token 'x'");
    assertThat(message(file("[[\"2013-01-02\",1,2,1,2],[\"2013-01-03\",1,\"x\",1,2]]")))
        .isEqualTo("A_1d.json:1: bar 2: high must be a number, was x" + FIX);
    assertThat(
            message(
                file("{\"t\":[\"2013-01-02\",7],\"o\":[1,1],\"h\":[2,2],\"l\":[1,1],\"c\":[2,2]}")))
        .startsWith("A_1d.json:1: bar 2: time must be an ISO date or date-time");
  }

  @Test
  void what_is_missing_in_the_first_bar_is_named_with_what_is_there() throws IOException {
    assertThat(message(file("[{\"date\":\"2013-01-02\",\"opn\":1,\"h\":2,\"l\":1,\"cls\":2}]")))
        .isEqualTo(
            "A_1d.json:1: expected the open in a bar, was date, opn, h, l, cls; set data.open_field or"
                + " data.bars_at (did you mean opn?)\n"
                + "A_1d.json:1: expected the close in a bar, was date, opn, h, l, cls; set"
                + " data.close_field or data.bars_at (did you mean cls?)");
    assertThat(message(file("[{\"date\":1,\"time\":1,\"o\":1,\"h\":2,\"l\":1,\"c\":2}]")))
        .isEqualTo("A_1d.json:1: expected one time in a bar, was two; set data.time_field");
    assertThat(
            message(
                file(
                    "[{\"date\":\"2013-01-02\",\"o\":1,\"h\":2,\"l\":1,\"c\":2,\"volume_usd\":3}]")))
        .isEqualTo(
            "A_1d.json:1: the volume may be any of [volume_usd]; set data.volume_field to one of"
                + " them, or to none");
    assertThat(message(file("{\"message\":\"no such symbol\"}")))
        .startsWith("A_1d.json:1: expected the time in a bar, was message; set data.time_field or");
    assertThat(message(file("{\"data\":{\"bras\":[]},\"x\":1}").with("bars_at", "/data/bars")))
        .isEqualTo(
            "A_1d.json:1: expected bars at /data/bars, found no bars among bras; set data.bars_at"
                + " (did you mean bras?)");
    assertThat(message(file("{\"t\":[\"2013-01-02\"],\"o\":[1],\"h\":[2,3],\"l\":[1],\"c\":[2]}")))
        .isEqualTo(
            "A_1d.json:1: expected columns of one length, was time of 1, open of 1, high of 2, low"
                + " of 1, close of 1");
  }

  @Test
  void documents_that_are_cut_short_empty_or_no_json_are_refused() throws IOException {
    assertThat(message(file(""))).isEqualTo("A_1d.json: expected JSON, was empty");
    assertThat(message(file("[]"))).isEqualTo("A_1d.json: expected bars, was none");
    assertThat(message(file("[[\"2013-01-02\",10,12.5,9,11,100]")))
        .isEqualTo("A_1d.json:1: expected well-formed JSON: the document is cut short");
    assertThat(message(file("{\"bars\":[[\"2013-01-02\",10,12.5,9,11,100]],\n").skipping()))
        .isEqualTo("A_1d.json:2: expected well-formed JSON: the document is cut short");
    assertThat(message(file("date,open\n"))).startsWith("A_1d.json:1: expected well-formed JSON");
    assertThat(message(file("[[\"2013-01-02\",10,12.5,9,11,100]]\n[]")))
        .isEqualTo(
            "A_1d.json:2: expected one document, was more after it; set data.bars_at: lines");
    assertThat(message(file("7"))).isEqualTo("A_1d.json:1: expected bars, was 7");
    assertThat(message(file("[".repeat(5000)))).contains("expected well-formed JSON");
    Market broken = file("");
    Files.write(folder.resolve("A_1d.json"), new byte[] {'[', '[', '"', (byte) 0xC3, 0x28, '"'});
    assertThat(message(broken)).startsWith("A_1d.json:1: expected well-formed JSON: Invalid UTF-8");
    assertThat(message(file("[[\"" + "9".repeat(100_000) + "\",1,1,1,1]]")))
        .contains("expected well-formed JSON: String value length");
  }

  @Test
  void parameters_that_cannot_be_are_refused_at_once() {
    assertThatThrownBy(Market.of("json", "A_1d").with("bars_at", "bars")::open)
        .hasMessageContaining(
            "bars_at must be auto, lines or a JSON pointer such as /data/bars, was bars");
    assertThatThrownBy(Market.of("json", "A_1d").with("close_field", "none")::open)
        .hasMessageContaining("time_field and close_field cannot be none");
    assertThatThrownBy(Market.of("json", "A_1d").with("time_zone", "Mars")::open)
        .hasMessageContaining("time_zone must be an IANA time zone");
  }

  @Test
  void a_long_file_is_read_in_constant_memory_and_as_it_was_written() throws IOException {
    StringBuilder text = new StringBuilder("{\"bars\":[");
    for (int i = 0; i < 50_000; i++) {
      text.append(i == 0 ? "" : ",")
          .append(
              "{\"t\":%d,\"o\":%d.5,\"h\":%d.75,\"l\":%d.25,\"c\":%d.5}"
                  .formatted(86_400L * i, i + 1, i + 1, i + 1, i + 1));
    }
    Files.write(
        folder.resolve("A_1d.json"), text.append("]}").toString().getBytes(StandardCharsets.UTF_8));
    List<Row> rows =
        Market.of("json", "A_1d")
            .in(folder)
            .with("path", "{symbol}_{timeframe}.json", "time_format", "epoch_s")
            .rows();
    assertThat(rows).hasSize(50_000);
    assertThat(rows.getLast().close()).isEqualTo(50_000.5);
    assertThat(rows.getLast().eventTime()).isEqualTo(49_999 * Instants.DAY);
  }
}
