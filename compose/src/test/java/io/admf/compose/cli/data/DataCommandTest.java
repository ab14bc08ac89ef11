package io.admf.compose.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.compose.cli.Golden;
import io.admf.compose.cli.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCommandTest {

  @TempDir Path folder;
  private Path catalog;

  @BeforeEach
  void nothingIsStored() {
    catalog = folder.resolve("catalog");
  }

  private Shell.Said data(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("data"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--catalog", catalog));
    return Shell.run(all.toArray());
  }

  private String done(Object... arguments) {
    Shell.Said said = data(arguments);
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err()).isEmpty();
    return said.out();
  }

  private JsonNode json(Object... arguments) throws IOException {
    return new ObjectMapper().readTree(done(arguments));
  }

  private Path csv(String name, int first, int last) throws IOException {
    StringBuilder text = new StringBuilder("date,open,high,low,close,volume\n");
    for (int day = first; day <= last; day++) {
      text.append(
          "2020-01-%02d,%d.1,%d.95,%d.05,%d.3,%d\n".formatted(day, day, day, day, day, 100 * day));
    }
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aSourceAndItsPathAreImported() throws IOException {
    Path file = csv("prices.csv", 1, 10);
    Object[] line = {"import", "csv:" + file, "--symbol", "SPY", "--timeframe", "1d"};

    assertThat(done(line))
        .matches("SPY_1d       imported  10 bars, 2020-01-01 to 2020-01-10, hash [0-9a-f]{32}\\R");
    assertThat(done(line)).contains("SPY_1d       unchanged 10 bars");
    csv("prices.csv", 5, 15);
    assertThat(data(line).code()).isEqualTo(2);
    assertThat(done(with(line, "--append"))).contains("appended  5 more: 15 bars, 2020-01-01 to");
    csv("prices.csv", 1, 3);
    assertThat(done(with(line, "--replace"))).contains("replaced  3 bars, 2020-01-01 to");
    assertThat(json("list", "--json").get(0).get("bars").asLong()).isEqualTo(3);
  }

  private static Object[] with(Object[] line, Object... more) {
    return Stream.concat(Stream.of(line), Stream.of(more)).toArray();
  }

  @Test
  void keysOfDataAreGivenBesideAPath() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("odd.csv"), "d;o;h;l;c\n1.2.2020;1;2;1;x\n2.2.2020;1;2;1;2\n");
    String out =
        done(
            "import",
            "csv:" + file,
            "--symbol",
            "SPY,QQQ",
            "--timeframe",
            "1d",
            "-o",
            "delimiter=;",
            "-o",
            "time_column=d",
            "-o",
            "time_format=d.M.yyyy",
            "-o",
            "volume_column=none",
            "-o",
            "data.bad_rows=skip");
    assertThat(out)
        .contains("QQQ_1d       imported  1 bars, 2020-02-02")
        .contains("SPY_1d")
        .contains("; skipped 1 bad rows");
    assertThat(done("show", "SPY_1d")).contains("1 bad rows skipped").contains("odd.csv:2: ");
  }

  @Test
  void aFileOfSymbolsAndDataIsImported() throws IOException {
    csv("A_1d.csv", 1, 9);
    csv("B_1d.csv", 3, 12);
    Path yaml =
        Files.writeString(
            folder.resolve("prices.yaml"),
            """
            name: prices
            symbols: [A, {symbol: B, timeframes: [1d]}]
            data: {path: "{symbol}_{timeframe}.csv", end_date: 2020-01-08}
            """);
    assertThat(done("import", yaml))
        .contains("A_1d         imported  8 bars")
        .contains("B_1d         imported  6 bars");
    assertThat(done("import", yaml, "-o", "data.end_date=2020-01-10", "--append"))
        .contains("A_1d         appended  1 more: 9 bars")
        .contains("B_1d         appended  2 more: 8 bars");
  }

  @ParameterizedTest
  @ValueSource(strings = {"quickstart.yaml", "bitcoin.yaml", "ensemble.yaml"})
  void anExperimentFromTheCatalogHasTheDigestOfItsSource(String name) throws IOException {
    Path example = Golden.root().resolve("examples").resolve(name);
    done("import", example);
    JsonNode direct = run(example);
    JsonNode stored = run(example, "-o", "data={source: catalog, path: " + catalog + "}");
    assertThat(stored.get("digest")).isEqualTo(direct.get("digest"));
    assertThat(stored.get("data_hash")).isEqualTo(direct.get("data_hash"));
  }

  @Test
  void anExperimentFromTheCatalogHasTheDigestOfTheCsvItWasImportedFrom() throws IOException {
    Path quickstart = Golden.root().resolve("examples/quickstart.yaml");
    done("import", "sample:", "--symbol", "AAPL", "--timeframe", "1d");
    Path csv = folder.resolve("aapl.csv");
    done("export", "AAPL_1d", "--to", csv);
    catalog = folder.resolve("second");
    done("import", "csv:" + csv, "--symbol", "AAPL", "--timeframe", "1d");

    JsonNode fromSample = run(quickstart);
    JsonNode fromCsv = run(quickstart, "-o", "data={source: csv, path: " + csv + "}");
    JsonNode fromCatalog = run(quickstart, "-o", "data={source: catalog, path: " + catalog + "}");
    for (String field : List.of("digest", "data_hash")) {
      assertThat(fromCatalog.get(field)).isEqualTo(fromCsv.get(field));
      assertThat(fromCatalog.get(field)).isEqualTo(fromSample.get(field));
    }
    assertThat(json("list", "--json").get(0).get("hash")).isEqualTo(fromCsv.get("data_hash"));
  }

  private JsonNode run(Path yaml, Object... more) throws IOException {
    List<Object> line = new ArrayList<>(List.of("run", yaml, "--json", "--quiet"));
    line.addAll(List.of(more));
    line.addAll(List.of("--out", folder.resolve("results")));
    Shell.Said said = Shell.run(line.toArray());
    assertThat(said.code()).as(said.err()).isZero();
    return new ObjectMapper().readTree(said.out());
  }

  @Test
  void theFolderIsThatOfTheEnvironmentOrCatalogInTheWorkingFolder() throws IOException {
    Shell.Said said =
        Shell.fresh(folder, "data", "import", "sample:", "--symbol", "AAPL", "--timeframe", "1d");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(folder.resolve("catalog/AAPL_1d/manifest.json")).isNotEmptyFile();
    assertThat(done("list")).contains("AAPL_1d  ");
    assertThat(Shell.run("data", "--catalog", catalog, "list").out()).isEqualTo(done("list"));
  }

  @Test
  void theListShowsEverySeries() throws IOException {
    assertThat(done("list")).contains("There is no series in " + catalog);
    assertThat(json("list", "--json")).isEmpty();
    done("import", "sample:", "--symbol", "AAPL", "--timeframe", "1d");
    done("import", "synthetic:", "--symbol", "SPY,QQQ", "--timeframe", "1m,1h", "-o", "bars=5000");
    List<String> lines = done("list").lines().toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.getFirst().strip())
        .isEqualTo("series    bars  from        to                         size  source     hash");
    assertThat(lines.get(1))
        .matches("  AAPL_1d    252  2013-01-02  2013-12-31 +17\\.8 KiB  sample +[0-9a-f]{32}");
    assertThat(lines.get(3)).contains("  QQQ_1m   5,000  2015-01-02  2015-01-07T11:19:00Z");
    Files.writeString(catalog.resolve("QQQ_1m/manifest.json"), "{");
    Shell.Said said = data("list");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).contains("SPY_1m").doesNotContain("QQQ_1m");
    assertThat(said.err()).contains("QQQ_1m/manifest.json: expected a manifest");
  }

  @Test
  void aSeriesIsShownAsText() {
    done("import", "sample:", "--symbol", "AAPL", "--timeframe", "1d");
    assertThat(done("show", "AAPL_1d", "--start", "2013-03-01", "--end", "2013-03-31"))
        .isEqualToNormalizingNewlines(
            """
            Series     AAPL_1d: 252 bars, 2013-01-02 to 2013-12-31
            File       bars-7621123a2e93326f0958b4394acd797b.admf, 17.8 KiB
            Hash       7621123a2e93326f0958b4394acd797b
            From       sample: sample:appleinc_bars_from_20130101_usd.csv, 252 bars, 252 of them new
            Shown      20 bars, 2013-03-01 to 2013-03-28
            Prices     419 to 469.95, volume 327745600

            Bars by month (UTC)
              year     Jan     Feb     Mar     Apr     May     Jun     Jul     Aug     Sep     Oct     Nov     Dec        year
              2013       -       -      20       -       -       -       -       -       -       -       -       -          20

            Steps      1 d x 15, 3 d x 4
            Gaps       4 steps are longer than 1 d, which most are; 8 bars would fit. The longest:
              2013-03-01           to 2013-03-04                    3 d            2 bars
              2013-03-08           to 2013-03-11                    3 d            2 bars
              2013-03-15           to 2013-03-18                    3 d            2 bars
              2013-03-22           to 2013-03-25                    3 d            2 bars

            Check      nothing to tell
            """);
  }

  @Test
  void aSeriesIsShownAsJson() throws IOException {
    done("import", "sample:", "--symbol", "BTCUSD", "--timeframe", "15m");
    JsonNode shown = json("show", "BTCUSD_15m", "--json");
    assertThat(shown.get("bars").asLong()).isEqualTo(641);
    assertThat(shown.get("months").get("2013-11").asLong()).isEqualTo(576);
    assertThat(shown.get("months").get("2013-12").asLong()).isEqualTo(65);
    assertThat(shown.get("usual_step_s").asDouble()).isEqualTo(900);
    assertThat(shown.get("gaps").asLong()).isZero();
    assertThat(shown.get("imports").get(0).get("data").get("source").asText()).isEqualTo("sample");
  }

  @Test
  void aPageHoldsAtMostAsManyCandlesAsItShowsWithEase() throws IOException {
    done("import", "synthetic:", "--symbol", "SPY", "--timeframe", "1m", "-o", "bars=50001");
    Path page = folder.resolve("page.html");
    assertThat(done("show", "SPY_1m", "--html", page)).contains("Page       " + page);
    JsonNode candles = onPage(page).get("candles");
    assertThat(candles.get("each").asLong()).isEqualTo(3);
    assertThat(candles.get("t")).hasSize(16_667);
    JsonNode bars = onPage(partOf(page)).get("candles");
    assertThat(bars.get("each").asLong()).isEqualTo(1);
    assertThat(candles.get("o").get(0)).isEqualTo(bars.get("o").get(0));
    assertThat(candles.get("c").get(0)).isEqualTo(bars.get("c").get(2));
    assertThat(candles.get("h").get(1).asDouble())
        .isEqualTo(
            Stream.of(3, 4, 5)
                .mapToDouble(i -> bars.get("h").get(i).asDouble())
                .max()
                .orElseThrow());
    assertThat(candles.get("v").get(1).asDouble())
        .isEqualTo(Stream.of(3, 4, 5).mapToDouble(i -> bars.get("v").get(i).asDouble()).sum());
    assertThat(Files.size(page)).isLessThan(3_000_000);
  }

  private Path partOf(Path page) {
    Path part = page.resolveSibling("part.html");
    done("show", "SPY_1m", "--end", "2015-01-05", "--html", part);
    return part;
  }

  private static JsonNode onPage(Path page) throws IOException {
    String text = Files.readString(page);
    String mark = "id=\"series\">";
    int from = text.indexOf(mark) + mark.length();
    return new ObjectMapper().readTree(text.substring(from, text.indexOf("</script>", from)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "csv.gz"})
  void whatIsExportedIsImportedAsItWas(String ending) throws IOException {
    done("import", "sample:", "--symbol", "BTCUSD", "--timeframe", "1m");
    Path file = folder.resolve("out." + ending);
    assertThat(done("export", "BTCUSD_1m", "--to", file))
        .isEqualToIgnoringNewLines(file + ": 9,399 bars of BTCUSD_1m");
    assertThat(done("import", "csv:" + file, "--symbol", "BTCUSD", "--timeframe", "1m"))
        .contains("unchanged 9,399 bars");
    assertThat(done("export", "BTCUSD_1m", "--to", file, "--start", "2013-12-01"))
        .contains("947 bars");
  }

  @Test
  void parquetIsWrittenToo() throws IOException {
    done("import", "sample:", "--symbol", "AAPL", "--timeframe", "1d");
    Path file = folder.resolve("out.parquet");
    done("export", "AAPL_1d", "--to", file);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .startsWith("PAR1")
        .endsWith("PAR1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          import csvv:x.csv                          | there is no source csvv; did you mean csv:x.csv?
          import csv:x.csv                           | --timeframe: is missing; expected how long the bars are
          import csv:x.csv --symbol A --timeframe 1x | --timeframe 1x: symbols[0].timeframes must be
          import csv:{here}/x.csv --symbol A --timeframe 1d | data.path: expected a file with the bars of A_1d
          import sample: --symbol AAPL --timeframe 1d -o stampp=1 | -o data.stampp=1: data.stampp is not a key here
          import sample: --symbol AAPL --timeframe 1d --replace --append | are mutually exclusive
          import {here}/none.yaml                    | none.yaml: there is no such file
          import {here}/none.yaml --symbol A         | --symbol and --timeframe go with SOURCE:PATH
          import catalog: --symbol A --timeframe 1d -o path={here}/none | found no folder {here}/none
          show AAPL_1d                               | expected the series AAPL_1d, there is none of that name
          show ../x_1d                               | expected a series such as SPY_1d, was ../x_1d
          export AAPL_1d --to {here}/x.csv           | expected the series AAPL_1d, there is none
          export AAPL_1d                             | Missing required option: '--to=FILE'
          lost                                       | Unmatched argument
          """)
  void aMistakeGivesOneClearMessageAndTwo(String line, String message) throws IOException {
    refused(line, message);
    assertThat(catalog).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          show APPL_1d                               | did you mean AAPL_1d?
          show AAPL_1d --start 2013-02-30            | --start 2013-02-30: expected a date such as
          show AAPL_1d --start 2020-01-01            | was none: they run from 2013-01-02 to 2013-12-31
          show AAPL_1d --html {here}/no/x.html       | cannot be written
          export AAPL_1d --to {here}/x.xlsx          | expected a name that ends with .parquet, .csv or .csv.gz
          export AAPL_1d --to {here}/no/x.parquet    | cannot be written
          import synthetic: --symbol AAPL --timeframe 1d | AAPL_1d is stored with other bars (252 from
          """)
  void aMistakeAboutASeriesDoesToo(String line, String message) throws IOException {
    done("import", "sample:", "--symbol", "AAPL", "--timeframe", "1d");
    refused(line, message);
  }

  private void refused(String line, String message) {
    Shell.Said said = data((Object[]) line.replace("{here}", folder.toString()).split(" "));
    assertThat(said.code()).as(said.err()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains(message.replace("{here}", folder.toString()))
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
  }

  @Test
  void everyMistakeOfAFileIsListedAndNothingIsStored() throws IOException {
    csv("A_1d.csv", 1, 9);
    Files.writeString(folder.resolve("B_1d.csv"), "date,open,high,low,close\n2020-01-01,1,2,1,x\n");
    Path yaml =
        Files.writeString(
            folder.resolve("prices.yaml"),
            """
            symbols: [A, B, C]
            data: {path: "{symbol}_{timeframe}.csv"}
            """);
    Shell.Said said = data("import", yaml);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .contains("prices.yaml:2:14: data.path: expected a file")
        .contains("C_1d");
    csv("C_1d.csv", 1, 2);
    said = data("import", yaml);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("B_1d.csv:2: ");
    assertThat(done("list")).contains("There is no series");
    assertThat(data("import", yaml, "-o", "symbol=[A]").err())
        .contains("symbol is not a key here; did you mean symbols?");
  }

  /** Kills an import again and again, each time a little later. */
  @Test
  void whoeverIsKilledLeavesWhatWasThereOrWhatWasToCome() throws Exception {
    Object[] line = {
      "import", "synthetic:", "--symbol", "SPY,QQQ", "--timeframe", "1m", "-o", "bars=20000"
    };
    done(with(line, "-o", "seed=1"));
    List<String> before = hashes();
    List<String> after = null;
    for (int pause : new int[] {0, 40, 80, 120, 160, 200}) {
      Process process = begun(with(line, "-o", "seed=2", "--replace", "--catalog", catalog));
      try {
        while (process.isAlive() && Files.notExists(catalog.resolve(".import-1.admf"))) {
          Thread.onSpinWait();
        }
        Thread.sleep(pause);
      } finally {
        process.destroyForcibly().waitFor();
      }
      List<String> left = hashes();
      if (!left.equals(before)) {
        after = after == null ? left : after;
        assertThat(left).isEqualTo(after).doesNotContainAnyElementsOf(before);
      }
      for (String series : List.of("SPY_1m", "QQQ_1m")) {
        assertThat(done("export", series, "--to", folder.resolve("x.csv"))).contains("20,000 bars");
      }
      done(with(line, "-o", "seed=1", "--replace"));
      assertThat(hashes()).isEqualTo(before);
      try (Stream<Path> files = Files.walk(catalog)) {
        assertThat(files.filter(Files::isRegularFile)).as("nothing is left over").hasSize(5);
      }
    }
  }

  private List<String> hashes() throws IOException {
    List<String> hashes = new ArrayList<>();
    json("list", "--json").forEach(series -> hashes.add(series.get("hash").asText()));
    return hashes;
  }

  private Process begun(Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of("io.admf.compose.cli.Admf", "data"));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
