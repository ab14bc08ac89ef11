package io.admf.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.fixture.Oracles;
import io.admf.plan.RunPlan;
import io.admf.reporting.fixture.LevelRun;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Published series played through the kernel as if they were equity, against empyrical-reloaded and
 * backtesting.py run by others.
 */
class RealSeriesOracleTest {

  private record Levels(List<LocalDate> days, double[] values) {}

  private static Levels read(String file, int column, String from, String to) throws IOException {
    Path path = Oracles.file(file);
    List<LocalDate> days = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (String line : Files.readAllLines(path)) {
      String[] cells = line.split(",", -1);
      if (Character.isDigit(line.charAt(0))
          && cells[0].compareTo(from) >= 0
          && cells[0].compareTo(to) <= 0) {
        days.add(LocalDate.parse(cells[0]));
        values.add(Double.parseDouble(cells[column]));
      }
    }
    return new Levels(days, values.stream().mapToDouble(v -> v).toArray());
  }

  private static PortfolioSummary play(Levels levels, ReportingOptions options, int slices) {
    RunPlan plan = Plans.plan("r1", 1, "SPX", "1d");
    Reported reported = new Reported(plan, options, null);
    LevelRun.play(plan, levels.days(), levels.values(), slices, reported);
    return reported.finish(plan).portfolios().getFirst();
  }

  private static ReportingOptions riskFree(double rate) {
    return new ReportingOptions(rate, 0, 0, "sharpe", 1_500, 5_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 4096})
  void the_index_from_2005_to_2014_has_the_figures_of_empyrical(int slices) throws IOException {
    Levels spx = read("data/sp500/sp500-2000.csv", 4, "2004-12-31", "2014-12-31");
    PortfolioSummary run = play(spx, riskFree(0), slices);
    assertThat(run.statistics().returns().count()).isEqualTo(2517);
    assertThat(run.metric("total_return")).isCloseTo(0.6988743706263878, within(1e-9));
    assertThat(run.metric("annual_return")).isCloseTo(0.05449265556215366, within(1e-9));
    assertThat(run.metric("volatility")).isCloseTo(0.2042973688286237, within(1e-9));
    assertThat(run.metric("sharpe")).isCloseTo(0.3620102940455411, within(1e-9));
    assertThat(run.metric("sortino")).isCloseTo(0.5061316635477252, within(1e-9));
    assertThat(run.metric("calmar")).isCloseTo(0.0959793631032674, within(1e-9));
    assertThat(run.metric("max_drawdown")).isCloseTo(-0.5677538775030544, within(1e-9));
    assertThat(run.metric("win_rate")).isNaN();
    assertThat(run.metric("exposure")).isZero();
    assertThat(play(spx, riskFree(.04), slices).metric("sharpe"))
        .isCloseTo(0.1662172682745911, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 4096})
  void the_oil_fund_of_chan_has_his_sharpe_ratio(int slices) throws IOException {
    Levels ige = read("data/aapl_orcl/sharpe-ratio-test-ige.csv", 6, "2001-11-26", "2007-11-14");
    PortfolioSummary run = play(ige, riskFree(.04), slices);
    assertThat(run.metric("sharpe"))
        .as("Chan (2009), example 3.4")
        .isCloseTo(.789317538, within(1e-9));
    assertThat(run.metric("sharpe")).isCloseTo(0.7893175383448513, within(1e-9));
    assertThat(run.metric("sortino")).isCloseTo(1.3936615851338465, within(1e-9));
    assertThat(run.metric("max_drawdown")).isCloseTo(-0.3117839607201307, within(1e-9));
    assertThat(run.metric("annual_return")).isCloseTo(0.2044316456876638, within(1e-9));
    assertThat(run.metric("calmar")).isCloseTo(0.6556836509982293, within(1e-9));
    assertThat(run.metric("max_drawdown_days"))
        .as("PyAlgoTrade prints 623: it counts to the last day below, we to the recovery")
        .isEqualTo(624);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4096})
  void the_golden_cross_has_the_drawdown_of_backtesting_py(int slices) throws IOException {
    Levels equity =
        read(
            "expected/runs/spx_golden_50_200_size30_comm0.0_equity.csv",
            1,
            "2000-01-01",
            "2020-12-31");
    PortfolioSummary run = play(equity, riskFree(0), slices);
    assertThat(run.metric("final_equity")).isCloseTo(142410.09949, within(1e-6));
    assertThat(run.metric("max_drawdown")).isCloseTo(-.2081648354385908, within(1e-9));
    assertThat(run.metric("max_drawdown_days")).as("as printed by backtesting.py").isEqualTo(1012);
  }
}
