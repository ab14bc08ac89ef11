package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiments of the document that ADMF grew from run as they stand there. */
class SeedYamlTest {

  @TempDir Path folder;

  private Path seed(String name, Path into) throws IOException {
    Files.createDirectories(into);
    return Files.copy(Golden.resources("seed").resolve(name), into.resolve(name));
  }

  /** A year of daily bars in {@code data/SPY_1d.csv}. */
  private static void bars(Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
    double close = 400;
    for (int day = 0; day < 250; day++) {
      double open = close;
      close = open * (1 + (random.nextDouble() - 0.49) * 0.03);
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%.2f,%.2f,%.2f,%.2f,%d%n",
              LocalDate.of(2023, 1, 2).plusDays(day),
              open,
              Math.max(open, close) + 1,
              Math.min(open, close) - 1,
              close,
              1000 + day));
    }
    Files.writeString(
        Files.createDirectories(folder.resolve("data")).resolve("SPY_1d.csv"), csv.toString());
  }

  private static JsonNode summary(Shell.Said said) throws IOException {
    assertThat(said.code()).as(said.err()).isZero();
    return new ObjectMapper().readTree(said.out());
  }

  @Test
  void theSimpleBacktestReadsTheDataFolderOfTheWorkingFolder() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Path yaml = seed("simple_single_asset.yaml", elsewhere);
    Path working = Files.createDirectories(folder.resolve("working"));
    bars(working);

    Shell.Said said = Shell.fresh(working, "run", yaml, "--json");

    JsonNode summary = summary(said);
    assertThat(summary.path("bars").asInt()).isEqualTo(250);
    assertThat(summary.path("portfolios").path(0).path("fills").asInt()).isPositive();
    assertThat(summary.path("portfolios").path(0).path("name").asText()).isEqualTo("simple_test");
    assertThat(working.resolve("results").resolve(summary.path("run_id").asText())).isDirectory();
  }

  @Test
  void theSimpleBacktestReadsTheDataFolderBesideIt() throws IOException {
    Path yaml = seed("simple_single_asset.yaml", folder);
    bars(folder);

    JsonNode summary =
        summary(Shell.run("run", yaml, "--json", "--out", folder.resolve("results")));

    assertThat(summary.path("bars").asInt()).isEqualTo(250);
  }

  @Test
  void theSimpleBacktestRunsOnSyntheticDataWhenTold() throws IOException {
    Path yaml = seed("simple_single_asset.yaml", folder);

    JsonNode summary =
        summary(
            Shell.run(
                "run",
                yaml,
                "-o",
                "data.source=synthetic",
                "--json",
                "--out",
                folder.resolve("results")));

    assertThat(summary.path("portfolios").path(0).path("fills").asInt()).isPositive();
  }

  @Test
  void withoutDataItSaysWhereItLookedAndWhatWouldWork() throws IOException {
    Path yaml = seed("simple_single_asset.yaml", folder.resolve("elsewhere"));
    Path working = Files.createDirectories(folder.resolve("working"));

    Shell.Said said = Shell.fresh(working, "run", yaml);

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .isEqualTo(
            """
            The input is wrong:
              %s: data.path: expected a file with the bars of SPY_1d, found none; looked for \
            data/SPY_1d.csv, %s (and the same with .gz); put the file there, set data.path, or try \
            -o data.source=synthetic
            """
                .formatted(yaml, folder.resolve("elsewhere/data/SPY_1d.csv")));
    assertThat(working).isEmptyDirectory();
  }

  @Test
  void theBasicConfigurationRunsOnSyntheticData() throws IOException {
    Path yaml = seed("basic_configuration.yaml", folder);

    JsonNode summary =
        summary(
            Shell.run(
                "run",
                yaml,
                "-o",
                "data.source=synthetic",
                "-o",
                "data.start_date=",
                "-o",
                "data.end_date=",
                "--json",
                "--out",
                folder.resolve("results")));

    assertThat(summary.path("portfolios").size()).isEqualTo(24);
    assertThat(summary.path("bars").asLong()).isPositive();
  }

  /** Runs the experiment of a document, with what it leaves open given on the command line. */
  private JsonNode synthetic(String name, String... overrides) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("run", seed(name, folder)));
    for (String override : overrides) {
      arguments.addAll(List.of("-o", override));
    }
    arguments.addAll(
        List.of("-o", "data={source: synthetic, bars: 600}", "--json", "--quiet", "--out"));
    arguments.add(folder.resolve("results"));
    return summary(Shell.run(arguments.toArray()));
  }

  @Test
  void theDynamicGridRunsOnceItIsToldOfASymbol() throws IOException {
    assertThat(synthetic("combinations.yaml", "symbols=[SPY]").path("portfolios").size())
        .isEqualTo(2 * 2 * 2);
  }

  @Test
  void theParameterGridRunsOnceItIsToldOfASymbol() throws IOException {
    JsonNode portfolios = synthetic("parameter_grid.yaml", "symbols=[SPY]").path("portfolios");

    assertThat(portfolios.size()).isEqualTo(27);
    assertThat(portfolios).allSatisfy(row -> assertThat(row.path("fills").asInt()).isPositive());
  }

  @Test
  void theMultiTimeframeExampleRuns() throws IOException {
    JsonNode summary =
        synthetic(
            "multi_timeframe.yaml",
            // the long bars of a pair are known only once there have been some
            "strategies.0.parameters={period: 2}");

    assertThat(summary.path("portfolios").size()).isEqualTo(1);
    assertThat(summary.path("bars").asInt()).isEqualTo(6 * 600);
  }

  @Test
  void sixStrategiesTimesFourClassifiersRun() throws IOException {
    JsonNode portfolios = synthetic("six_by_four.yaml").path("portfolios");

    assertThat(portfolios.size()).isEqualTo(24);
    assertThat(portfolios)
        .anySatisfy(row -> assertThat(row.path("fills").asInt()).isGreaterThan(10));
  }
}
