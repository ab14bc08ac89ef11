package io.admf.compose.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.compose.cli.Golden;
import io.admf.compose.cli.Shell;
import io.admf.fixture.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of other engines, fill by fill, from experiments as a user would write them. */
class OtherEnginesTest {

  @TempDir Path folder;

  /** A fill: the day, the side, the quantity, the price. */
  private record Fill(String day, String side, long quantity, double price) {}

  /** What a run made. */
  private record Made(List<Fill> fills, JsonNode metrics) {}

  private Made run(String experiment, String placement, Object... more) throws IOException {
    List<Object> line =
        new ArrayList<>(List.of("run", Golden.resources("oracle/" + experiment + ".yaml")));
    line.addAll(List.of(more));
    line.addAll(List.of("--placement", placement, "--json", "--out", folder.resolve("results")));
    Shell.Said said = Shell.run(line.toArray());
    assertThat(said.code()).as(said.err()).isZero();
    JsonNode summary = new ObjectMapper().readTree(said.out());
    Path run = folder.resolve("results").resolve(summary.path("run_id").asText());
    List<Fill> fills =
        Files.readAllLines(run.resolve("fills.csv")).stream()
            .skip(1)
            .map(fill -> fill.split(",", -1))
            .map(
                f ->
                    new Fill(day(f[3], f[9]), f[4], Long.parseLong(f[5]), Double.parseDouble(f[6])))
            .toList();
    return new Made(fills, summary.path("portfolios").path(0).path("metrics"));
  }

  /** The day of a fill: one at an open is of its day, others are known at the midnight after. */
  private static String day(String time, String reason) {
    LocalDate date = LocalDate.parse(time.substring(0, 10));
    return (reason.endsWith("open") ? date : date.minusDays(1)).toString();
  }

  private static void same(List<Fill> ours, List<Fill> theirs, double tolerance) {
    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.size(); i++) {
      Fill fill = ours.get(i);
      Fill expected = theirs.get(i);
      assertThat(fill.day()).as("fill %d", i).isEqualTo(expected.day());
      assertThat(fill.side()).as("fill %d", i).isEqualTo(expected.side());
      assertThat(fill.quantity()).as("fill %d", i).isEqualTo(expected.quantity());
      assertThat(fill.price()).as("fill %d", i).isCloseTo(expected.price(), within(tolerance));
    }
  }

  /** Daily bars of a file of Quandl, newest first, as adjusted for dividends and splits. */
  private void quandl(String symbol, String... files) throws IOException {
    List<String> rows = new ArrayList<>();
    for (String file : files) {
      try (Stream<String> lines = Files.lines(Oracles.file("data/aapl_orcl/" + file))) {
        lines
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(f -> String.join(",", f[0], f[8], f[9], f[10], f[11], f[12]))
            .forEach(rows::add);
      }
    }
    rows.sort(Comparator.naturalOrder());
    rows.addFirst("date,open,high,low,close,volume");
    Files.write(folder.resolve(symbol + ".csv"), rows);
  }

  private Object[] data(String symbol) {
    return new Object[] {"-o", "data.path=" + folder.resolve(symbol + ".csv")};
  }

  private static double finalEquity(Made made) {
    return made.metrics().path("final_equity").asDouble();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fused", "services"})
  void backtraders_order_of_each_type_fills_at_its_day_and_price(String placement)
      throws IOException {
    List<Fill> theirs =
        Files.readAllLines(Oracles.file("expected/runs/aapl2013_ordertypes_fills.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(
                f -> new Fill(f[0], f[3], Math.abs(Long.parseLong(f[4])), Double.parseDouble(f[5])))
            .toList();

    Made made = run("aapl2013_ordertypes", placement);

    same(made.fills(), theirs, 1e-9);
    assertThat(finalEquity(made)).isCloseTo(93033.366844, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fused", "services"})
  void qstraders_sixty_forty_portfolio_is_a_script_of_targets(String placement) throws IOException {
    for (String symbol : List.of("ABC", "DEF")) {
      List<String> rows = new ArrayList<>();
      for (String line : Files.readAllLines(Oracles.file("data/qstrader/" + symbol + ".csv"))) {
        String[] f = line.split(",");
        if (!f[0].equals("Date")) {
          double open = Double.parseDouble(f[1]);
          double close = Double.parseDouble(f[2]);
          double high = Math.max(open, close);
          double low = Math.min(open, close);
          rows.add("%s,%s,%s,%s,%s".formatted(f[0], open, high, low, close));
        }
      }
      rows.addFirst("date,open,high,low,close");
      Files.write(folder.resolve(symbol + ".csv"), rows);
    }

    Made made = run("sixty_forty", placement, "-o", "data.path=" + folder.resolve("{symbol}.csv"));

    assertThat(made.fills())
        .extracting(f -> "%s %s %d %.2f".formatted(f.day(), f.side(), f.quantity(), f.price()))
        .containsExactly(
            "2019-01-03 BUY 4482 127.03",
            "2019-01-03 BUY 1518 250.28",
            "2019-01-10 SELL 26 253.06",
            "2019-01-10 BUY 58 124.28",
            "2019-01-17 SELL 32 257.97",
            "2019-01-17 BUY 68 123.07",
            "2019-01-24 SELL 18 256.94",
            "2019-01-24 BUY 48 118.74",
            "2019-01-31 SELL 11 266.22",
            "2019-01-31 BUY 18 120.27");
    assertThat(finalEquity(made))
        .isCloseTo(561680.8382534103 + 376203.80367208034 + 49655.32, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fused", "services"})
  void pyalgotrades_average_of_163_days_buys_and_sells_once(String placement) throws IOException {
    quandl("AAPL", "WIKI-AAPL-2011-quandl.csv", "WIKI-AAPL-2012-quandl.csv");

    Made made = run("aapl_sma163", placement, data("AAPL"));

    same(
        made.fills(),
        List.of(
            new Fill("2011-11-29", "BUY", 18544, 48.49665583),
            new Fill("2012-10-26", "SELL", 18544, 78.97374826)),
        1e-8);
    assertThat(finalEquity(made)).isCloseTo(1565167.2019905297, within(1e-4));
    assertThat(made.metrics().path("max_drawdown").asDouble())
        .isCloseTo(-0.15643409039904507, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fused", "services"})
  void pyalgotrades_fourth_tutorial_trades_forty_three_times(String placement) throws IOException {
    quandl("ORCL", "WIKI-ORCL-2000-quandl.csv");
    List<Fill> theirs =
        Files.readAllLines(Oracles.file("expected/runs/orcl_sma15_tutorial4_fills.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(
                f ->
                    new Fill(
                        f[0],
                        f[2].toUpperCase(Locale.ROOT),
                        Long.parseLong(f[3]),
                        Double.parseDouble(f[4])))
            .toList();
    assertThat(theirs).hasSize(43);

    Made made = run("orcl_sma15", placement, data("ORCL"));

    same(made.fills(), theirs, 1e-8);
    assertThat(finalEquity(made)).isCloseTo(974.865100780343, within(1e-6));
  }
}
