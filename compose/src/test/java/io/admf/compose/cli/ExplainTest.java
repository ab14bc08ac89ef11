package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

  private static final Path QUICKSTART = Golden.root().resolve("examples/quickstart.yaml");

  @TempDir Path folder;

  private Path run(Object... arguments) throws IOException {
    List<Object> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--out", folder.resolve("results"), "--quiet"));
    Shell.Said said = Shell.run(all.toArray());
    assertThat(said.code()).as(said.err()).isZero();
    try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private static String explained(Path run, String fill) {
    Shell.Said said = Shell.run("explain", run, "--fill", fill);
    assertThat(said.code()).as(said.err()).isZero();
    return said.out();
  }

  /** The types of the events that are told, in order. */
  private static List<String> chain(String text) {
    return text.lines()
        .skip(1)
        .filter(line -> !line.isBlank() && line.charAt(0) != ' ')
        .map(line -> line.split(" ", 2)[0])
        .toList();
  }

  @Test
  void aFillThatOpensIsExplainedFromBarToPosting() throws IOException {
    String text = explained(run(QUICKSTART, "--trace", "full"), "c0001-1");

    assertThat(chain(text))
        .containsExactly(
            "BAR",
            "FEATURES",
            "SIGNAL",
            "ORDER_REQUEST",
            "ORDER",
            "FILL",
            "POSITION_OPEN",
            "PORTFOLIO_UPDATE");
    assertThat(text)
        .startsWith("Why portfolio_c0001/FILL/0?")
        .contains("sma_10 = ", "sma_20 = ", "momentum_10_20_0.005 says BUY AAPL, strength 1.0")
        .contains("percent_of_equity", "passed long_only, max_position_size, cash")
        .contains("BUY 211 AAPL at 446.0892 by the rule next_open")
        .contains("commission 1.055, slippage 18.8212");
    assertThat(text.lines().filter(line -> line.contains("Assets:Positions:AAPL")))
        .extracting(line -> line.trim().replaceAll(" +", " "))
        .containsExactly("Assets:Positions:AAPL 211 AAPL", "Assets:Positions:AAPL 94124.8212 USD");
    assertThat(text).contains("Expenses:Commission").contains("Assets:Cash");
  }

  @Test
  void aFillThatClosesIsExplainedWithItsTrade() throws IOException {
    String text = explained(run(QUICKSTART, "--trace", "full"), "c0001-2");

    assertThat(chain(text)).endsWith("FILL", "LOT_CLOSE", "POSITION_CLOSE", "PORTFOLIO_UPDATE");
    assertThat(text)
        .contains("Income:RealisedPnL:AAPL", "net -451.12011", "lot 1: 211 AAPL in at 446.0892")
        .containsPattern("on the way -[0-9.]+ at worst, [0-9.]+ at best");
  }

  @Test
  void anOrderThatWasTrimmedSaysByWhatAndShowsTheVolume() throws IOException {
    Path run =
        run(
            QUICKSTART,
            "--trace",
            "full",
            "-o",
            "portfolios=[{risk: {rules: [{type: liquidity, max_adv: 0.000005}]}}]");

    assertThat(explained(run, "c0001-1"))
        .containsPattern("daily_volume_20 = [0-9]{8}")
        .containsPattern("ORDER_REQUEST .* BUY 211 AAPL, MARKET")
        .containsPattern(
            "approved for [0-9]+; passed .*, liquidity; liquidity trimmed it: 211 is more than"
                + " 0.000005 of the average daily volume [0-9]+");
  }

  @Test
  void anOrderOfAScriptIsExplainedFromItsLineToItsFill() throws IOException {
    Path script = Golden.root().resolve("examples/script.yaml");
    Path run = run(script, "--trace", "full");
    List<String> lines = Files.readAllLines(script);

    String stop = explained(run, "c0001-5");
    assertThat(chain(stop))
        .startsWith(
            "ORDER_REQUEST", "ORDER", "ORDER_UPDATE", "ORDER_UPDATE", "ORDER_UPDATE", "FILL")
        .endsWith("LOT_CLOSE", "POSITION_CLOSE", "PORTFOLIO_UPDATE");
    assertThat(stop)
        .contains("SELL 100 AAPL, STOP, stop -4 % from its parent's fill, reduces only")
        .contains("approved, hangs on order 4, group 1; passed bracket of order 4")
        .contains("HELD → PENDING: activated", "PENDING → TRIGGERED: stop_reached")
        .containsPattern("now SELL 100 AAPL, STOP, stop 417\\.[0-9]+, reduces only; left 100");
    String changed = explained(run, "c0001-10");
    assertThat(changed)
        .contains("BUY 50 AAPL, LIMIT, limit 470")
        .contains("modify of order 10 asked for: quantity 80, limit 490 (script)")
        .contains("now BUY 80 AAPL, LIMIT, limit 490; left 80");
    String line = changed.replaceAll("(?s).*sized by script.yaml:([0-9]+),.*", "$1");
    assertThat(lines.get(Integer.parseInt(line) - 1)).contains("limit: 470, tag: near");

    Path again = run(script, "--trace", "none");
    assertThat(explained(again, "c0001-10")).as("from the copy, run again").isEqualTo(changed);
  }

  @Test
  void theOrderAndTheEventNameTheSameFill() throws IOException {
    Path run = run(QUICKSTART, "--trace", "full");

    assertThat(explained(run, "portfolio_c0001/FILL/1")).isEqualTo(explained(run, "c0001-2"));
  }

  @Test
  void aRunThatWasNotTracedIsRunAgain() throws IOException {
    Path traced = run(QUICKSTART, "--trace", "full");
    String expected = explained(traced, "c0001-3");
    for (String mode : List.of("none", "minimal")) {
      Path run = run(QUICKSTART, "--trace", mode);
      Shell.Said said = Shell.run("explain", run, "--fill", "c0001-3");

      assertThat(said.code()).as(said.err()).isZero();
      assertThat(said.out()).isEqualTo(expected);
      assertThat(said.err()).contains("running c0001 again");
      assertThat(run.resolve("AAPL_1d")).doesNotExist();
    }
  }

  @Test
  void everyFillOfARunCanBeExplained() throws IOException {
    Path run =
        run(
            Golden.root().resolve("examples/ensemble.yaml"),
            "--trace",
            "full",
            "-o",
            "data.bars=300");
    List<String> fills = Files.readAllLines(run.resolve("fills.csv"));

    assertThat(fills).hasSizeGreaterThan(5);
    for (String fill : fills.subList(1, fills.size())) {
      assertThat(chain(explained(run, fill.split(",", -1)[1])))
          .as(fill)
          .startsWith("BAR")
          .containsSubsequence("SIGNAL", "ORDER_REQUEST", "ORDER", "FILL", "PORTFOLIO_UPDATE");
    }
  }

  @Test
  void whatWasSaidOnTheCommandLineIsRemembered() throws IOException {
    Path grid = Golden.root().resolve("examples/grid.yaml");
    Path run = run(grid, "--only", "c0003", "-o", "seed=5", "-o", "description=a = b # c");

    String text = explained(run, "c0003-1");

    assertThat(text).startsWith("Why portfolio_c0003/FILL/0?");
    assertThat(chain(text)).contains("ORDER", "PORTFOLIO_UPDATE");
  }

  @Test
  void commentsOfTheExperimentAreNotTakenForTheCommandLine() throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("tricky.yaml"),
            "# file nowhere.yaml\n# -o seed=x\n# --only c9999\n" + Files.readString(QUICKSTART));

    assertThat(chain(explained(run(yaml), "c0001-1"))).contains("ORDER");
  }

  @Test
  void theRunCanBeExplainedFromAnotherFolder() throws IOException {
    Files.copy(QUICKSTART, folder.resolve("quickstart.yaml"));
    Shell.Said ran = Shell.fresh(folder, "run", "quickstart.yaml", "--quiet");
    assertThat(ran.code()).as(ran.err()).isZero();
    Path run;
    try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
      run = runs.findFirst().orElseThrow();
    }

    assertThat(chain(explained(run, "c0001-1"))).contains("ORDER");
  }

  @Test
  void aRunWhoseExperimentGivesAnotherResultNowIsNotExplained() throws IOException {
    Path run = run(QUICKSTART);
    Path kept = run.resolve("experiment.yaml");
    Files.writeString(kept, Files.readString(kept).replace("0.005", "0.5"));

    Shell.Said said = Shell.run("explain", run, "--fill", "c0001-1");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("the run cannot be repeated: its digest is ");
  }

  @Test
  void aFillThatIsNotThereIsSaidNotToBe() throws IOException {
    Path run = run(QUICKSTART, "--trace", "full");
    for (String fill : List.of("c0001-99", "portfolio_c0001/FILL/99", "c0002-1", "x", "")) {
      Shell.Said said = Shell.run("explain", run, "--fill", fill);

      assertThat(said.code()).isEqualTo(2);
      assertThat(said.err())
          .contains("there is no such fill; give an order_id from fills.csv such as c0001-1");
    }
  }
}
