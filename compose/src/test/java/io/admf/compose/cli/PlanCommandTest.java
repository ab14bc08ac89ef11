package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code admf plan} tells. */
class PlanCommandTest {

  private static final Path HERE = Golden.resources("golden/plan");
  private static final Path SWEEP = HERE.resolve("sweep.yaml");
  private static final Path GRID = Golden.root().resolve("examples/grid.yaml");

  @TempDir Path folder;

  private static String plan(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("plan"));
    all.addAll(List.of(arguments));
    Shell.Said said = Shell.run(all.toArray());
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err()).isEmpty();
    return said.out().replace("\r", "").replace(HERE.toString().replace('\\', '/') + "/", "");
  }

  private static JsonNode json(Object... arguments) throws IOException {
    return new ObjectMapper().readTree(plan(arguments));
  }

  @Test
  void aSweepWithConstraints() throws IOException {
    Golden.check(HERE.resolve("sweep.txt"), plan(SWEEP));
  }

  @Test
  void aSweepWithConstraintsAsJson() throws IOException {
    Golden.check(HERE.resolve("sweep.json"), plan(SWEEP, "--json"));
  }

  @Test
  void oneCombinationOfASweep() throws IOException {
    Golden.check(HERE.resolve("only.txt"), plan(SWEEP, "--only", "c0042"));
  }

  @Test
  void theExampleOfAGrid() throws IOException {
    Golden.check(HERE.resolve("grid.txt"), plan(GRID));
  }

  @Test
  void itSaysWhereStopsAndTargetsOfSignalsAreNotUsed() throws IOException {
    Path ensemble = Golden.root().resolve("examples/ensemble.yaml");
    String line =
        "the strategy mean_reversion gives a price target with its signals, and the portfolio vote"
            + " does not use it; to attach it to its entries, write portfolios[].orders:"
            + " {take_profit: signal}";
    assertThat(plan(ensemble)).contains("Not used      " + line + "\n");
    assertThat(json(ensemble, "--json").path("notices"))
        .singleElement()
        .satisfies(notice -> assertThat(notice.asText()).isEqualTo(line));
    assertThat(json(GRID, "--json").path("notices")).isEmpty();
    Shell.Said ran = Shell.run("run", ensemble, "--out", folder.resolve("results"));
    assertThat(ran.out()).containsOnlyOnce("NOT USED   " + line.substring(0, 30));
    try (var folders = Files.list(folder.resolve("results"))) {
      Path run = folders.findFirst().orElseThrow();
      JsonNode report = new ObjectMapper().readTree(run.resolve("report.json").toFile());
      assertThat(report.path("run").path("notices").path(0).asText()).isEqualTo(line);
    }
    Path uses = folder.resolve("uses.yaml");
    Files.writeString(
        uses,
        Files.readString(ensemble)
            .replace("  - name: vote\n", "  - name: vote\n    orders: {take_profit: signal}\n"));
    assertThat(plan(uses)).doesNotContain("Not used");
  }

  @Test
  void itTellsWhatTheRunThenCreates() throws IOException {
    JsonNode plan = json(GRID, "--json");
    Shell.Said ran = Shell.run("run", GRID, "--json", "--out", folder.resolve("results"));
    JsonNode summary = new ObjectMapper().readTree(ran.out());

    assertThat(plan.path("config_hash")).isEqualTo(summary.path("config_hash"));
    assertThat(plan.path("combinations").asInt()).isEqualTo(summary.path("portfolios").size());
    assertThat(plan.path("series").path(0).path("bars")).isEqualTo(summary.path("bars"));
    assertThat(plan.path("first").path("parameters"))
        .isEqualTo(summary.path("portfolios").path(0).path("parameters"));
    JsonNode last = summary.path("portfolios").path(summary.path("portfolios").size() - 1);
    assertThat(plan.path("last").path("combo_id")).isEqualTo(last.path("combo_id"));
    assertThat(plan.path("estimate").path("combination_bars").asLong()).isEqualTo(28 * 252);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data.source=sample                                      | exactly    | 252
          data.source=synthetic                                   | exactly    | 2520
          data={source: synthetic, bars: 700}                     | exactly    | 700
          data={source: synthetic, bars: 7, end_date: 2015-01-05} | at_most    | 7
          data.source=csv                                         | until_read | 0
          data={source: csv, start_date: 2023-01-01}              | until_read | 0
          data={source: csv, start_date: 2023-01-01, end_date: 2023-01-31} | at_most | 31
          data={source: csv, start_date: 1700-01-01, end_date: 2250-12-31} | at_most | 201248
          """)
  void barsAreAsKnownAsTheSourceMakesThem(String override, String known, long bars)
      throws IOException {
    JsonNode plan = json(GRID, "--json", "-o", override);

    assertThat(plan.path("series").path(0).path("bars_known").asText()).isEqualTo(known);
    assertThat(plan.path("series").path(0).path("bars").asLong()).isEqualTo(bars);
    assertThat(plan.path("estimate").path("complete").asBoolean())
        .isEqualTo(!known.equals("until_read"));
    assertThat(plan(GRID, "-o", override).contains("unknown until bars are read"))
        .isEqualTo(known.equals("until_read"));
  }

  @Test
  void aSampleThatIsNotThereIsAMistakeHereToo() {
    Shell.Said said = Shell.run("plan", GRID, "-o", "symbols=[APPL]");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("did you mean AAPL?");
    assertThat(said.out()).isEmpty();
  }

  @Test
  void validateAndRunTellWhatConstraintsLeftOut() {
    Object[] constraint = {"-o", "constraints=[momentum.fast_period * 4 <= momentum.slow_period]"};
    Shell.Said validated = Shell.run("validate", GRID, constraint[0], constraint[1]);
    Shell.Said ran =
        Shell.run("run", GRID, constraint[0], constraint[1], "--out", folder.resolve("results"));

    assertThat(validated.out())
        .contains(
            "20 portfolio containers and 5 signal columns; constraints left out 8 combinations");
    assertThat(ran.out()).contains("Not run    constraints left out 8 combinations");
    assertThat(Shell.run("run", GRID, "--out", folder.resolve("results")).out())
        .doesNotContain("Not run");
  }
}
