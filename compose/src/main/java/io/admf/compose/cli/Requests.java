package io.admf.compose.cli;

import io.admf.compose.Coordinator;
import io.admf.compose.Rerun;
import io.admf.compose.Workbench;
import io.admf.compose.experiment.Experiment;
import io.admf.compose.placement.RunRequest;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.TraceMode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes run requests from prepared experiments. */
final class Requests {

  private Requests() {}

  static RunRequest of(
      Coordinator.Prepared prepared,
      ExperimentOptions options,
      Workbench bench,
      @Nullable String only,
      TraceMode trace,
      Path out) {
    String text = Rerun.text(options.file, options.overrides, only);
    return of(prepared, bench, text, trace, out);
  }

  /** The same with the text to be kept with the results. */
  static RunRequest of(
      Coordinator.Prepared prepared, Workbench bench, String text, TraceMode trace, Path out) {
    Experiment experiment = prepared.experiment();
    ReportingOptions defaults = ReportingOptions.defaults();
    ReportingOptions reporting =
        new ReportingOptions(
            experiment.reporting().riskFreeRate(),
            defaults.acceptableReturn(),
            experiment.reporting().periodsPerYear(),
            defaults.rankBy(),
            defaults.curvePoints(),
            defaults.listedTrades());
    return new RunRequest(
        prepared.plan(),
        prepared.topology(),
        bench.components(),
        reporting,
        trace,
        experiment.name(),
        text,
        out,
        prepared.configHash(),
        CodeVersion.get() + bench.pluginVersion());
  }
}
