package io.admf.reporting.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.plan.ComponentSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.RunSummary;
import io.admf.reporting.fixture.Golden;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import io.admf.reporting.fixture.SampleRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

  @Test
  void one_portfolio_is_shown_with_all_its_metrics() throws IOException {
    RunSummary run = Reported.summary(Plans.plan("r1", 1, "SPY", "1d"), 7, 400, 64);
    Golden.check("one-portfolio.txt", ConsoleReport.of(run, Path.of("results/r1"), false));
  }

  @Test
  void many_portfolios_are_ranked() throws IOException {
    RunSummary run = Reported.summary(Plans.plan("sweep", 24, "SPY", "1d"), 7, 400, 64);
    Golden.check("many-portfolios.txt", ConsoleReport.of(run, Path.of("results/sweep"), false));
  }

  @Test
  void a_strategy_that_never_spoke_is_reported_loudly() throws IOException {
    RunPlan plan = Plans.plan("silent", 1, "SPY", "1d");
    Reported heard = new Reported(plan, ReportingOptions.defaults(), null);
    new SampleRun(plan, 7, 5).play(64, heard);
    heard
        .kernel()
        .noSignal(
            new SignalSpec(
                0, "momentum_10_20", ComponentSpec.of("momentum"), List.of(0), -1, null));
    RunSummary run = heard.finish(plan);
    Golden.check("no-signal.txt", ConsoleReport.plain(run));
    assertThat(ConsoleReport.of(run, Path.of("x"), true))
        .contains("\u001B[1;33mNO SIGNAL  momentum_10_20")
        .contains("\u001B[0m");
  }

  @Test
  void parameters_that_fill_more_than_a_line_are_continued_on_the_next() {
    String words = "fast_period=10 slow_period=20 momentum_threshold=0.0005";
    assertThat(Lines.wrap(words, 30))
        .containsExactly("fast_period=10 slow_period=20", "momentum_threshold=0.0005");
    assertThat(Lines.wrap("a momentum_threshold=0.0005 b", 12))
        .containsExactly("a", "momentum_...", "b");
    assertThat(Lines.wrap("", 12)).containsExactly("");
  }

  @Test
  void lines_fit_100_columns_and_colour_is_only_for_terminals() {
    for (int portfolios : new int[] {1, 24}) {
      RunSummary run = Reported.summary(Plans.plan("r1", portfolios, "SPY", "1d"), 3, 900, 64);
      String text = ConsoleReport.plain(run);
      assertThat(text.lines()).allMatch(line -> line.length() <= 100);
      assertThat(text).doesNotContain("\u001B");
    }
  }
}
