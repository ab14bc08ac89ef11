package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code admf data check}, and that what it calls wrong is never half imported. */
class DataCheckTest {

  private static final Path FAULTS =
      Golden.root().resolve("data-service/src/test/resources/faults");
  private static final Path HERE = Golden.resources("golden/check");

  @TempDir Path folder;

  /** A line of {@code corpus.txt}. */
  record Case(String file, String options, String severity, String kind, String line) {

    Path path() {
      return FAULTS.resolve(file);
    }

    String symbol() {
      return file.substring(0, file.indexOf('_'));
    }

    String timeframe() {
      return file.substring(file.indexOf('_') + 1, file.indexOf('.'));
    }

    /** The command with the options of the source. */
    Object[] with(Object... command) {
      List<Object> all = new ArrayList<>(List.of(command));
      if (!options.isEmpty()) {
        all.addAll(List.of("-o", options));
      }
      return all.toArray();
    }

    /** Whether no source lets such bars pass; other errors are what bars say together. */
    boolean refused() {
      return severity.equals("error") && !kind.equals("outlier") && !kind.equals("scale");
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Case> cases() throws IOException {
    return Files.readAllLines(FAULTS.resolve("corpus.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Stream.of(line.split("\\|", 6)).map(String::trim).toList())
        .map(c -> new Case(c.get(0), c.get(1), c.get(2), c.get(3), c.get(4)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_is_wrong_is_named_and_nothing_of_it_is_stored(Case each) throws IOException {
    Shell.Said check = Shell.run(each.with("data", "check", "--json", each.path()));
    assertThat(check.err()).isEmpty();
    assertThat(check.code()).isEqualTo(each.severity().equals("error") ? 2 : 0);
    JsonNode report = new ObjectMapper().readTree(check.out()).path("series").path(0);
    if (!each.severity().equals("none")) {
      JsonNode found = report.path("findings").path(0);
      assertThat(found.path("kind").asText()).isEqualTo(each.kind());
      assertThat(found.path("severity").asText()).isEqualTo(each.severity());
      if (!each.line().equals("-")) {
        assertThat(found.path("line").asText()).isEqualTo(each.line());
        assertThat(found.path("where").asText()).isEqualTo(each.path() + ":" + each.line());
      }
    }
    Path catalog = folder.resolve("catalog");
    Shell.Said stored =
        Shell.run(
            each.with(
                "data",
                "import",
                "--catalog",
                catalog,
                "csv:" + each.path(),
                "--symbol",
                each.symbol(),
                "--timeframe",
                each.timeframe()));
    JsonNode list = stored(catalog);
    if (each.refused()) {
      assertThat(stored.code()).isEqualTo(2);
      assertThat(stored.err()).contains(each.line().equals("-") ? each.file() : ":" + each.line());
      assertThat(list).isEmpty();
      assertThat(leftBehind(catalog)).isEmpty();
    } else {
      assertThat(stored.code()).as(stored.err()).isZero();
      assertThat(list.path(0).path("bars").asLong())
          .isEqualTo(report.path("coverage").path("bars").asLong())
          .isPositive();
    }
  }

  private static JsonNode stored(Path catalog) throws IOException {
    Shell.Said list = Shell.run("data", "list", "--json", "--catalog", catalog);
    assertThat(list.code()).as(list.err()).isZero();
    return new ObjectMapper().readTree(list.out());
  }

  /** Files of bars in the catalog. */
  private static List<Path> leftBehind(Path catalog) throws IOException {
    if (!Files.exists(catalog)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(catalog)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals(".lock"))
          .toList();
    }
  }

  @Test
  void one_bad_series_keeps_a_good_one_out() throws IOException {
    Path catalog = folder.resolve("catalog");
    Shell.Said stored =
        Shell.run(
            "data",
            "import",
            "--catalog",
            catalog,
            "csv:" + FAULTS.resolve("{symbol}_{timeframe}.csv"),
            "--symbol",
            "CLEAN,HIGHLOW",
            "--timeframe",
            "1d");
    assertThat(stored.code()).isEqualTo(2);
    assertThat(stored.err()).contains("HIGHLOW_1d.csv:20");
    assertThat(stored(catalog)).isEmpty();
    assertThat(leftBehind(catalog)).isEmpty();
  }

  private static String said(int code, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("data", "check"));
    all.addAll(List.of(arguments));
    Shell.Said said = Shell.run(all.toArray());
    assertThat(said.code()).as(said.err() + said.out()).isEqualTo(code);
    return (said.out() + said.err()).replace(FAULTS + "/", "");
  }

  @Test
  void what_people_read() throws IOException {
    Golden.check(
        HERE.resolve("several.txt"),
        said(
            2,
            FAULTS.resolve("CLEAN_1d.csv"),
            FAULTS.resolve("GAP_1m.csv"),
            FAULTS.resolve("SPLIT_1d.csv"),
            FAULTS.resolve("THOUSAND_1d.csv"),
            FAULTS.resolve("NAN_1d.csv"),
            FAULTS.resolve("CRLF_1d.csv"),
            FAULTS.resolve("EPOCHFLOAT_1m.csv"),
            "-o",
            "time_format=auto"));
  }

  @Test
  void what_programs_read() throws IOException {
    Golden.check(HERE.resolve("gap.json"), said(0, "--json", FAULTS.resolve("GAP_1m.csv")));
  }

  @Test
  void what_is_stored_is_shown_with_what_looks_wrong() throws IOException {
    Path catalog = folder.resolve("catalog");
    for (String symbol : List.of("SPLIT", "CLEAN")) {
      Path file = FAULTS.resolve(symbol + "_1d.csv");
      Shell.Said stored =
          Shell.run(
              "data",
              "import",
              "--catalog",
              catalog,
              "csv:" + file,
              "--symbol",
              symbol,
              "--timeframe",
              "1d");
      assertThat(stored.code()).as(stored.err()).isZero();
    }
    assertThat(Shell.run("data", "show", "--catalog", catalog, "SPLIT_1d").out())
        .contains("Check      found")
        .contains("  warning  2020-03-30  expected to open near 99.07, was 49.85");
    assertThat(Shell.run("data", "show", "--catalog", catalog, "CLEAN_1d").out())
        .contains("Check      nothing to tell");
    JsonNode shown =
        new ObjectMapper()
            .readTree(Shell.run("data", "show", "--json", "--catalog", catalog, "SPLIT_1d").out());
    assertThat(shown.path("findings").path(0).path("kind").asText()).isEqualTo("split");
    assertThat(shown.path("counts").path("split").asLong()).isEqualTo(1);
  }

  @Test
  void warnings_are_a_matter_of_exit_codes_only_when_asked() {
    Path split = FAULTS.resolve("SPLIT_1d.csv");
    assertThat(said(0, split)).endsWith("1 series checked: 1 warning\n");
    said(1, "--strict", split);
    said(0, "--strict", FAULTS.resolve("CRLF_1d.csv"));
    assertThat(said(0, FAULTS.resolve("CLEAN_1d.csv")))
        .endsWith("1 series checked: nothing to tell\n");
  }

  @Test
  void a_threshold_can_be_moved() {
    Path stale = FAULTS.resolve("STALE_1d.csv");
    assertThat(said(0, stale)).contains("6 bars alike in a row");
    assertThat(said(0, "-t", "stale_bars=7", stale)).endsWith("nothing to tell\n");
    assertThat(said(2, "-t", "stale_bar=7", "-t", "gap_days=none", stale))
        .contains("gap_days: must be a whole number of at least 1, was none")
        .contains("stale_bar: is not a threshold; there are listed, gap_days");
  }

  @Test
  void a_yaml_file_is_checked_as_it_would_be_run() throws IOException {
    Path yaml = folder.resolve("data.yaml");
    Files.writeString(
        yaml,
        """
        symbols: [{symbol: CLEAN, timeframes: [1d]}, {symbol: HIGHLOW, timeframes: [1d]}]
        data: {source: csv, path: "%s/{symbol}_{timeframe}.csv"}
        """
            .formatted(FAULTS));
    assertThat(said(2, yaml))
        .contains("HIGHLOW_1d.csv:20  high must be ≥ low")
        .endsWith("2 series checked: 1 error\n");
    assertThat(said(2, "--symbol", "X", yaml)).contains("a YAML file names its own");
  }

  @Test
  void a_file_that_does_not_say_its_timeframe_is_measured() throws IOException {
    Path plain = folder.resolve("prices.csv");
    Files.copy(FAULTS.resolve("GAP_1m.csv"), plain);
    assertThat(said(0, plain)).contains("(prices_1m)").contains("30 bars are missing");
    assertThat(said(0, "--timeframe", "1m", "--symbol", "X", plain)).contains("(X_1m)");
    assertThat(said(2, FAULTS.resolve("nothing.csv"))).contains("found none");
    assertThat(said(2, "prices.doc")).contains("expected a YAML file");
  }
}
