package io.admf.compose.cli;

import io.admf.component.Components;
import io.admf.compose.Coordinator;
import io.admf.compose.experiment.Experiment;
import io.admf.compose.placement.RunRequest;
import io.admf.config.BadInputException;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.TraceMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes run requests from prepared experiments. */
final class Requests {

  private Requests() {}

  static RunRequest of(
      Coordinator.Prepared prepared,
      ExperimentOptions options,
      Components components,
      TraceMode trace,
      Path out) {
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
        components,
        reporting,
        trace,
        experiment.name(),
        text(options),
        out.resolve(prepared.plan().runId()),
        prepared.configHash(),
        CodeVersion.get());
  }

  /** The experiment as it was given, with the overrides as comments: enough to run it again. */
  private static String text(ExperimentOptions options) {
    StringBuilder text = new StringBuilder();
    for (String override : options.overrides) {
      text.append("# -o ").append(override).append('\n');
    }
    try {
      return text.append(Files.readString(options.file)).toString();
    } catch (IOException e) {
      throw new BadInputException(options.file.toString(), "cannot be read: " + e.getMessage());
    }
  }
}
