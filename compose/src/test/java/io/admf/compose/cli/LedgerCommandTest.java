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
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerCommandTest {

  private static final Path EXAMPLES = Golden.root().resolve("examples");

  @TempDir Path folder;

  private Path run(String example, Object... arguments) throws IOException {
    List<Object> all = new ArrayList<>(List.of("run", EXAMPLES.resolve(example)));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--out", folder.resolve("results"), "--quiet"));
    Shell.Said said = Shell.run(all.toArray());
    assertThat(said.code()).as(said.err()).isZero();
    try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private static String ledger(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("ledger"));
    all.addAll(List.of(arguments));
    Shell.Said said = Shell.run(all.toArray());
    assertThat(said.code()).as(said.err()).isZero();
    return said.out();
  }

  @Test
  void a_journal_reads_as_people_write_it() throws IOException {
    String journal = ledger(run("margin.yaml", "--trace", "full"), "--statement", "journal");

    assertThat(journal)
        .as("a price with slippage, without the rest of binary arithmetic")
        .contains("sold: 415 AAPL at 456.888604 (next_open)")
        .as("what there is nothing more to say of")
        .containsPattern("\\d  2013-02-02  borrow\\n")
        .doesNotContain(": \n");
  }

  @Test
  void the_summary_ends_with_the_equity_that_the_run_reports() throws IOException {
    Path run = run("dividends.yaml", "--trace", "full");
    String text = ledger(run);

    assertThat(text)
        .contains("Period     2013-01-02 to 2013-12-31")
        .containsPattern("bought +1 +-94,783.24")
        .containsPattern("dividends paid +4 +2,041.40")
        .containsPattern("closing balance +7,258.16");
    assertThat(ledger(run, "--statement", "cash")).containsPattern("dividends paid +AAPL +458.45");
    JsonNode summary = new ObjectMapper().readTree(run.resolve("summary.json").toFile());
    assertThat(summary.path("portfolios").path(0).path("metrics").path("final_equity").asDouble())
        .isEqualTo(104314.62);
    assertThat(text).containsPattern("equity +104,314.62");
  }

  @Test
  void a_run_that_was_not_traced_is_run_again_and_gives_the_same() throws IOException {
    String expected = ledger(run("dividends.yaml", "--trace", "full"), "--statement", "journal");
    Path run = run("dividends.yaml");
    Shell.Said said = Shell.run("ledger", run, "--statement", "journal");

    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out()).isEqualTo(expected);
    assertThat(said.err()).contains("The run did not keep it; running c0001 again.");
  }

  @Test
  void a_period_ends_with_the_equity_and_cash_of_its_last_slice() throws IOException {
    Path run = run("quickstart.yaml", "--trace", "full");
    for (String row : Files.readAllLines(run.resolve("equity.csv")).stream().skip(40).toList()) {
      String[] cells = row.split(",", -1);
      if (cells[1].compareTo("2013-04") < 0) { // one JVM, a few days
        String text = ledger(run, "--to", cells[1], "--format", "csv");
        assertThat(text)
            .contains("equity,cash,," + cells[3] + "\n")
            .contains("profit,equity before,,0.00\n");
        double equity = 0;
        for (String line : text.lines().filter(line -> line.startsWith("equity,")).toList()) {
          equity += Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
        }
        assertThat(equity).as(row).isEqualTo(Double.parseDouble(cells[2]), within());
      }
    }
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }

  @Test
  void round_trips_are_those_of_the_run() throws IOException {
    Path run = run("quickstart.yaml", "--trace", "full");
    JsonNode rows =
        new ObjectMapper().readTree(ledger(run, "--statement", "trades", "--format", "json"));

    assertThat(rows.size()).isEqualTo(Files.readAllLines(run.resolve("trades.csv")).size() - 1);
    assertThat(rows.path(0).path("net").decimalValue().toPlainString()).isEqualTo("-451.12011");
    assertThat(rows.path(0).path("symbol").asText()).isEqualTo("AAPL");
  }

  @Test
  void one_portfolio_of_a_sweep_is_asked_for_by_name() throws IOException {
    Path run = run("grid.yaml");

    assertThat(ledger(run, "--portfolio", "c0003", "--statement", "balance"))
        .contains("portfolio_c0003")
        .containsPattern("sum +AAPL +0\n")
        .containsPattern("sum +USD +0.00");
    Shell.Said none = Shell.run("ledger", run);
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err())
        .contains("--portfolio: expected one of the portfolios of the run: c0001, c0002,");
    Shell.Said wrong = Shell.run("ledger", run, "--portfolio", "c0099");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--portfolio c0099: there is no such portfolio");
  }

  @ParameterizedTest
  @ValueSource(strings = {"beancount", "ledger"})
  void an_export_is_written_to_a_file(String tool) throws IOException {
    Path run = run("quickstart.yaml", "--trace", "full");
    Path file = folder.resolve("books.txt");

    assertThat(ledger(run, "--export", tool, "--out", file)).isEqualTo(file + ": written\n");
    assertThat(Files.readString(file))
        .isEqualTo(ledger(run, "--export", tool))
        .contains("211 AAPL {{94124.82120000 USD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --from x                                   | --from x: expected a date such as 2023-01-31
          --from 2013-05-01 --to 2013-04-01          | --from 2013-05-01: expected a time before --to 2013-04-01
          --to 2012-01-01                            | expected a part of the run, which goes from 2013-01-02 to 2014-01-01
          --export beancount --statement cash        | --statement: goes with statements, and --export has none
          --export ledger --from 2013-05-01          | --from: goes with statements
          --statement wealth                         | expected one of [SUMMARY, BALANCE, INCOME
          --export gnucash                           | expected one of [BEANCOUNT, LEDGER]
          --out {d}                                  | expected a file in a folder that there is
          --out {d}/absent/x                         | expected a file in a folder that there is
          """)
  void what_is_wrong_is_said(String options, String message) throws IOException {
    List<Object> all = new ArrayList<>(List.of("ledger", run("dividends.yaml", "--trace", "full")));
    all.addAll(List.of(options.replace("{d}", folder.toString()).split(" ")));

    Shell.Said said = Shell.run(all.toArray());

    assertThat(said.code()).as(said.err()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains(message).doesNotContain("Exception");
  }
}
