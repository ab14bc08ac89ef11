package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.fixture.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The golden cross on the S&amp;P 500 of 2000 to 2020, through the command line, against what
 * backtrader and backtesting.py made of it: final equity 142410.09949 without a fee, 141540.114184
 * at 0.1 per cent a side, 18 fills.
 */
class GoldenCrossRunTest {

  private static final Offset<Double> CLOSE = within(1e-6);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0, 0.0, 142410.09949, -0.20816484, fused",
    "0.1, 0.001, 141540.114184, -0.20916489, fused",
    "0.1, 0.001, 141540.114184, -0.20916489, services"
  })
  void everyFillAndEveryDayIsAsTheOtherEnginesFoundIt(
      double percent, String fee, double finalEquity, double maxDrawdown, String placement)
      throws IOException {
    Path data = Oracles.file("data/sp500/sp500-2000.csv");
    Path oracle = Oracles.file("expected/runs/spx_golden_50_200_size30_comm" + fee + "_fills.csv");

    Shell.Said said =
        Shell.run(
            "run",
            Golden.resources("golden_cross.yaml"),
            "-o",
            "data.path=" + data,
            "-o",
            "execution.commission_percent=" + percent,
            "--placement",
            placement,
            "--json",
            "--out",
            folder);

    assertThat(said.code()).as(said.err()).isZero();
    JsonNode summary = new ObjectMapper().readTree(said.out());
    JsonNode metrics = summary.path("portfolios").path(0).path("metrics");
    assertThat(metrics.path("final_equity").asDouble()).isCloseTo(finalEquity, CLOSE);
    assertThat(metrics.path("max_drawdown").asDouble()).isCloseTo(maxDrawdown, within(1e-8));
    assertThat(metrics.path("trades").asInt()).isEqualTo(9);
    Path run = folder.resolve(summary.path("run_id").asText());
    fills(Files.readAllLines(run.resolve("fills.csv")), Files.readAllLines(oracle));
    equity(
        Files.readAllLines(run.resolve("equity.csv")),
        Files.readAllLines(
            oracle.resolveSibling("spx_golden_50_200_size30_comm" + fee + "_equity.csv")));
  }

  /** Ours: portfolio_id,order_id,symbol,time,side,quantity,price,commission,slippage,reason. */
  private static void fills(List<String> ours, List<String> theirs) {
    assertThat(ours).hasSize(19);
    assertThat(theirs).hasSize(19);
    for (int i = 1; i < ours.size(); i++) {
      String[] fill = ours.get(i).split(",", -1);
      String[] expected = theirs.get(i).split(",", -1);
      assertThat(fill[3]).as("date of fill %d", i).startsWith(expected[0]);
      assertThat(fill[4]).isEqualTo(expected[3]);
      assertThat(Integer.parseInt(fill[5])).isEqualTo(Math.abs(Integer.parseInt(expected[4])));
      assertThat(Double.parseDouble(fill[6])).isCloseTo(Double.parseDouble(expected[5]), CLOSE);
      assertThat(Double.parseDouble(fill[7])).isCloseTo(Double.parseDouble(expected[6]), CLOSE);
    }
  }

  /**
   * Ours: portfolio_id,time,equity,cash, where the time is when the bar is known, the midnight
   * after its date. Theirs begin when the averages do.
   */
  private static void equity(List<String> ours, List<String> theirs) {
    int before = ours.size() - theirs.size();
    assertThat(before).as("days before the averages are ready").isEqualTo(200);
    for (int i = 1; i < theirs.size(); i++) {
      String[] day = ours.get(before + i).split(",", -1);
      String[] expected = theirs.get(i).split(",", -1);
      assertThat(day[1]).startsWith(LocalDate.parse(expected[0]).plusDays(1).toString());
      assertThat(Double.parseDouble(day[2]))
          .as("equity of %s", expected[0])
          .isCloseTo(Double.parseDouble(expected[1]), CLOSE);
      assertThat(Double.parseDouble(day[3]))
          .as("cash of %s", expected[0])
          .isCloseTo(Double.parseDouble(expected[2]), CLOSE);
    }
  }
}
