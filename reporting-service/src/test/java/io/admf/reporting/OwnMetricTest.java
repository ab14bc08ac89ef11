package io.admf.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.admf.component.ComponentKind;
import io.admf.component.Components;
import io.admf.plan.RunPlan;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import io.admf.reporting.fixture.SampleRun;
import io.admf.reporting.library.metrics.Measure;
import io.admf.reporting.library.metrics.Metric;
import io.admf.reporting.library.metrics.ReturnMetrics;
import io.admf.reporting.library.metrics.RunStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A researcher's own metric, as in the manual. */
class OwnMetricTest {

  private static final RunPlan PLAN = Plans.plan("r1", 1, "SPY", "1d");

  @Metric(name = "trades_per_year", description = "closed round trips a year")
  record TradesPerYear() implements Measure {
    @Override
    public double of(RunStatistics run) {
      var returns = run.returns();
      return run.trades().count() * returns.conventions().periodsPerYear() / returns.periods();
    }
  }

  @Metric(name = "endless", description = "breaks the rule")
  record Endless() implements Measure {
    @Override
    public double of(RunStatistics run) {
      return 1 / 0.0;
    }
  }

  private static RunSummary report(List<Class<?>> classes) {
    List<ComponentKind<?, ?>> kinds = List.of(ReportingKinds.METRIC);
    ReportingKernel kernel =
        new ReportingKernel(PLAN, Components.of(kinds, classes), ReportingOptions.defaults());
    new SampleRun(PLAN, 7, 400).play(64, new Reported(kernel));
    return kernel.finish(Plans.provenance("r1"));
  }

  @Test
  void is_found_and_reported_after_ours() {
    RunSummary run = report(List.of(TradesPerYear.class, ReturnMetrics.Sharpe.class));
    assertThat(run.metrics())
        .extracting(MetricInfo::key)
        .containsExactly("sharpe", "trades_per_year");
    assertThat(run.portfolios().getFirst().metric("trades_per_year"))
        .isCloseTo(18 * 365 / 399.0, within(1e-12));
  }

  @Test
  void must_not_be_infinite() {
    assertThatThrownBy(() -> report(List.of(Endless.class, ReturnMetrics.Sharpe.class)))
        .hasMessage("metric endless: expected a finite figure or NaN, was Infinity");
  }
}
