package io.admf.data.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.data.SourceRequest;
import io.admf.data.delimited.Delimited;
import io.admf.data.duck.Duck;
import io.admf.data.json.JsonBars;
import io.admf.data.json.JsonFields;
import io.admf.data.json.JsonMapping;
import io.admf.data.library.algoseek.Algoseek;
import io.admf.data.library.algoseek.VendorFactors;
import io.admf.data.library.csv.Csv;
import io.admf.data.library.parquet.Parquet;
import io.admf.data.row.RowOrder;
import io.admf.data.row.RowProblems;
import io.admf.data.row.RowStyle;
import io.admf.data.row.Stamp;
import io.admf.data.text.Decimals;
import io.admf.data.text.TimeText;
import io.admf.data.tick.BarRule;
import io.admf.data.tick.CsvTrades;
import io.admf.data.tick.TickBars;
import io.admf.time.Instants;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken inputs for every parser: a clear error or right data. */
class FuzzTest {

  private static final int FEW = 4_000;

  @TempDir Path folder;

  /**
   * Where a million files can be written one after the other: memory, if there is such a folder.
   */
  private Path swift() {
    Path memory = Path.of("/dev/shm");
    try {
      return Files.isWritable(memory) ? Files.createTempDirectory(memory, "fuzz") : folder;
    } catch (IOException e) {
      return folder;
    }
  }

  private static String rows(String header, String pattern, int count) {
    StringBuilder text = new StringBuilder(header);
    for (int i = 0; i < count; i++) {
      text.append(pattern.formatted(i + 1, 10 + i, 12 + i, 9 + i, 11 + i, 100 * i));
    }
    return text.toString();
  }

  @Test
  void csv() {
    String pattern = "2020-01-%02d,%d,%d.5,%d,%d,%d\n";
    Csv plain = Csv.standard("x");
    Csv other =
        new Csv(
            "x",
            ";",
            false,
            "1+2",
            "4",
            "none",
            "5",
            "6",
            "7",
            "yyyyMMdd HH:mm",
            "America/New_York",
            Stamp.LAST,
            RowOrder.NEWEST_FIRST,
            1e-12);
    Mutations usual =
        new Mutations(
            1,
            rows("date,open,high,low,close,volume\n", pattern, 20),
            rows("\uFEFFDate;Open\n", "\"2020-01-%02d\",\"%d\",%d,%d,%d,\"%d\"\r\n", 20)
                .replace("Date;Open\n", "\"Date\",Open,High,Low,Close,Volume\r\n"));
    int good =
        Fuzzing.run(
            "csv",
            Fuzzing.inputs(FEW),
            usual,
            (input, i) ->
                Fuzzing.drain(
                    plain.read(
                        "x",
                        new ByteArrayInputStream(input),
                        Fuzzing.request("A", "1d", ".", i % 2 == 0))));
    assertThat(good).isPositive();
    Mutations turned =
        new Mutations(
            2, "20200103;09:30;x;3;1;2;9\n20200102;09:30;x;3;1;2;9\n20200101;09:30;x;3;1;2;9\n");
    Fuzzing.run(
        "csv without header",
        Fuzzing.inputs(FEW),
        turned,
        (input, i) ->
            Fuzzing.drain(
                other.read(
                    "x",
                    new ByteArrayInputStream(input),
                    Fuzzing.request("A", "1d", ".", i % 2 == 0))));
  }

  @Test
  void json() {
    JsonMapping usual = JsonMapping.usual();
    JsonMapping pointed =
        new JsonMapping(
            "/a/b",
            new JsonFields("/k/t", "/k/o", "none", "auto", "/k/x/1", "none"),
            "epoch_ms",
            "UTC",
            new RowStyle(Stamp.CLOSE, RowOrder.OLDEST_FIRST, 1e12));
    JsonMapping keyed =
        new JsonMapping(
            "auto",
            new JsonFields("key", "1. o", "2", "/3", "4", "none"),
            "auto",
            "Europe/Berlin",
            new RowStyle(Stamp.LAST, RowOrder.NEWEST_FIRST, 1));
    int third = Math.max(1, Fuzzing.inputs(FEW) / 3);
    int good =
        json(
                "usual",
                third,
                usual,
                new Mutations(
                    3,
                    "{\"name\":\"x\",\"bars\":[{\"date\":\"2020-01-01\",\"open\":1,\"high\":2,\"low\":1,\"close\":2,\"volume\":5},\n"
                        + "{\"date\":\"2020-01-02\",\"open\":1.5,\"high\":2e0,\"low\":1,\"close\":2}],\"n\":null}",
                    "[[\"2020-01-01\",1,2,1,2,3],[\"2020-01-02\",\"1\",\"2\",\"1\",\"2\",\"3\"]]",
                    "{\"t\":[\"2020-01-01\",\"2020-01-02\"],\"o\":[1,1],\"h\":[2,2],\"l\":[1,1],\"c\":[2,2],\"v\":[1,1]}",
                    "{\"t\":\"2020-01-01\",\"o\":1,\"h\":2,\"l\":1,\"c\":2}\n{\"t\":\"2020-01-02\",\"o\":1,\"h\":2,\"l\":1,\"c\":2}"))
            + json(
                "pointers",
                third,
                pointed,
                new Mutations(
                    4,
                    "{\"a\":{\"b\":[{\"k\":{\"t\":1577836800000,\"o\":1,\"x\":[0,2]},\"l\":1},{\"k\":{\"t\":1577923200000,\"o\":1,\"x\":[0,2]},\"l\":1}]}}"))
            + json(
                "keys",
                third,
                keyed,
                new Mutations(
                    5,
                    "{\"2020-01-02\":{\"1. o\":1,\"2\":2,\"3\":1,\"4\":2},\"2020-01-01\":{\"1. o\":1,\"2\":2,\"3\":1,\"4\":2}}"));
    assertThat(good).isPositive();
  }

  private static int json(String name, int count, JsonMapping mapping, Mutations inputs) {
    return Fuzzing.run(
        "json " + name,
        count,
        inputs,
        (input, i) ->
            Fuzzing.drain(
                JsonBars.read(
                    mapping,
                    "x",
                    new ByteArrayInputStream(input),
                    Fuzzing.request("A", "1d", ".", i % 2 == 0))));
  }

  @Test
  void ticks() {
    StringBuilder text = new StringBuilder("time,price,size\n");
    for (int i = 0; i < 30; i++) {
      text.append("%d,%d.5,%d\n".formatted(i / 2 * 31, 9 + i, i % 4));
    }
    Delimited commas = new Delimited(",", true);
    CsvTrades.Columns columns = new CsvTrades.Columns("auto", "auto", "auto", "epoch_s", "UTC", 1);
    int good =
        Fuzzing.run(
            "ticks",
            Fuzzing.inputs(FEW),
            new Mutations(4, text.toString()),
            (input, i) -> {
              SourceRequest request = Fuzzing.request("A", "1m", ".", i % 2 == 0);
              RowProblems problems = new RowProblems("x", request.data().skipBadRows());
              CsvTrades trades =
                  new CsvTrades(commas, columns, "x", new ByteArrayInputStream(input), problems);
              BarRule rule = BarRule.values()[i % 4];
              Fuzzing.drain(new TickBars(request, "x", rule, 5, problems, trades));
            });
    assertThat(good).isPositive();
  }

  @Test
  void algoseek() throws Exception {
    String days =
        rows(
            "TradeDate,SecId,Ticker,Open,High,Low,Close,Volume,CumulativePriceFactor,CumulativeVolumeFactor\n",
            "202001%02d,7,A,%d,%d,%d,%d,%d,1.5,2\n",
            10);
    String minutes =
        "Date,Ticker,TimeBarStart,FirstTradePrice,HighTradePrice,LowTradePrice,LastTradePrice,Volume\n"
            + "20200102,A,09:30,1,2,1,2,5\n20200102,A,09:31,,,,,0\n20200102,A,09:32,1,2,1,2,5\n";
    String master =
        "SecId,Tickers,TickersStartToEndDate\n7,A;B,20070103:20161031;20161101:29991231\n";
    String factors =
        rows(
            "SecId,TradeDate,CumulativePriceFactor,CumulativeVolumeFactor\n",
            "7,202001%02d,1.5,%d\n",
            10);
    Path swift = swift();
    Path file = swift.resolve("f.csv");
    Path whole = Files.writeString(swift.resolve("days.csv"), days);
    Algoseek plain = new Algoseek("f.csv", 0, "none", "auto", VendorFactors.NONE, "columns");
    Algoseek adjusted =
        new Algoseek("f.csv", 7, "none", "auto", VendorFactors.SPLITS_AND_DIVIDENDS, "columns");
    Algoseek mastered =
        new Algoseek("days.csv", 0, "f.csv", "auto", VendorFactors.SPLITS, "columns");
    Algoseek filed = new Algoseek("days.csv", 7, "none", "auto", VendorFactors.SPLITS, "f.csv");
    int quarter = Math.max(1, Fuzzing.inputs(FEW / 4) / 4);
    int good =
        algoseek("days", quarter, plain, "1d", file, new Mutations(5, days))
            + algoseek("minutes", quarter, plain, "1m", file, new Mutations(6, minutes))
            + algoseek("factors in columns", quarter, adjusted, "1d", file, new Mutations(7, days))
            + algoseek(
                "security master", quarter / 2, mastered, "1d", file, new Mutations(8, master))
            + algoseek("factor file", quarter / 2, filed, "1d", file, new Mutations(9, factors));
    assertThat(good).isPositive();
    Files.delete(file);
    Files.delete(whole);
    if (!swift.equals(folder)) {
      Files.delete(swift);
    }
  }

  private static int algoseek(
      String name, int count, Algoseek source, String timeframe, Path file, Mutations inputs) {
    return Fuzzing.run(
        "algoseek " + name,
        count,
        inputs,
        (input, i) -> {
          Files.write(file, input);
          Fuzzing.drain(
              source.open(
                  Fuzzing.request("A", timeframe, file.getParent().toString(), i % 2 == 0)));
        });
  }

  @Test
  void parquet() throws Exception {
    Path file = folder.resolve("f.parquet");
    try (Connection connection = Duck.open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT DATE '2020-01-01' + i::INTEGER AS date, i + 2.5 AS open, i + 3.0 AS high, i +"
              + " 1.0 AS low, (i + 2)::VARCHAR AS close FROM range(20) t(i)) TO '"
              + file
              + "'");
    }
    Mutations inputs = new Mutations(10, Files.readAllBytes(file));
    Parquet source =
        new Parquet(
            "f.parquet",
            "auto",
            "auto",
            "auto",
            "auto",
            "auto",
            "auto",
            "auto",
            "auto",
            "UTC",
            Stamp.OPEN,
            true,
            1);
    // a database is opened for each, so that a million would take hours
    Fuzzing.run(
        "parquet",
        Math.min(Fuzzing.inputs(60), 5_000),
        inputs,
        (input, i) -> {
          Files.write(file, input);
          Fuzzing.drain(source.open(Fuzzing.request("A", "1d", folder.toString(), i % 2 == 0)));
        });
  }

  @Test
  void decimals_are_those_of_java_or_none() {
    Mutations inputs =
        new Mutations(
            11,
            "1",
            "-1.5",
            "+0.25e-3",
            "123456789012345678.5",
            " 7 ",
            "1E22",
            "9007199254740993",
            ".5",
            "5.");
    Fuzzing.run(
        "decimals",
        Fuzzing.inputs(FEW),
        inputs,
        (input, i) -> {
          String text = new String(input, StandardCharsets.UTF_8);
          double read = Decimals.parse(text.toCharArray(), 0, text.length());
          // String.trim takes away what is at most a blank, as does the parser
          boolean decimal = text.trim().matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
          double expected = decimal ? Double.parseDouble(text.trim()) : Double.NaN;
          if (Double.compare(read, expected) != 0) {
            throw new AssertionError("was " + read + ", expected " + expected);
          }
        });
  }

  @Test
  void times_are_those_of_java_or_none() {
    ZoneId zone = ZoneId.of("America/New_York");
    TimeText iso = TimeText.of("auto", zone);
    List<TimeText> others =
        List.of(
            TimeText.of("epoch_s", zone),
            TimeText.of("epoch_ms", zone),
            TimeText.of("epoch_us", zone),
            TimeText.of("epoch_ns", zone),
            TimeText.of("M/d/yyyy h:mm:ss a", zone),
            TimeText.of("yyyyMMdd HH:mm[:ss][ VV]", zone));
    Mutations inputs =
        new Mutations(
            12,
            "2020-03-08",
            "2020-03-08T02:30:00",
            "2020-11-01 01:30:00.123456789",
            "2013-01-02T09:30:00-05:00",
            "2261-12-31T23:59:59Z",
            "1678-01-01T00:00:00+18:00",
            "1577836800000",
            "1577836800.123",
            "1/9/2013 12:00:00 AM",
            "20130109 23:59:59 Europe/Berlin");
    Fuzzing.run(
        "times",
        Fuzzing.inputs(FEW),
        inputs,
        (input, i) -> {
          String text = new String(input, StandardCharsets.UTF_8);
          char[] characters = text.toCharArray();
          others.get(i % others.size()).read(characters, 0, characters.length);
          long read = iso.read(characters, 0, characters.length);
          Long expected = expected(text, zone);
          if (expected != null && read != TimeText.UNREADABLE && read != expected) {
            throw new AssertionError("was " + read + ", expected " + expected);
          }
          if (expected == null && read != TimeText.UNREADABLE && plain(text)) {
            throw new AssertionError("was " + read + ", expected none");
          }
        });
  }

  /** Of the form that java.time reads as well. */
  private static boolean plain(String text) {
    return text.matches(
        "\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[-+]\\d\\d:\\d\\d)?)?");
  }

  private static Long expected(String text, ZoneId zone) {
    try {
      String joined = text.replace(' ', 'T');
      if (joined.length() == 10) {
        return Instants.nanos(LocalDate.parse(joined).atStartOfDay(), zone);
      }
      return joined.matches(".*(Z|[-+]\\d\\d:\\d\\d)")
          ? Instants.nanos(OffsetDateTime.parse(joined).toInstant())
          : Instants.nanos(LocalDateTime.parse(joined), zone);
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }
}
