package io.admf.compose.cli;

import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.compose.forecast.Forecast;
import io.admf.compose.forecast.ForecastJson;
import io.admf.compose.forecast.ForecastText;
import io.admf.config.BadInputException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what a run would create and cost. */
@Command(
    name = "plan",
    description = "Tells what a run would create and about what it would cost, without running it.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  @Mixin private final ExperimentOptions experiment = new ExperimentOptions();

  @Option(names = "--only", paramLabel = "COMBO", description = "one combination, such as c0042")
  private @Nullable String only;

  @Option(names = "--json", description = "prints JSON instead of text")
  private boolean json;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    try (Workbench bench = Workbench.open(experiment.file, experiment.overrides)) {
      Forecast forecast = forecast(bench.prepare(only), bench);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(ForecastJson.of(forecast));
      } else {
        out.print(ForecastText.of(forecast));
      }
      out.flush();
      return 0;
    }
  }

  private static Forecast forecast(Coordinator.Prepared prepared, Workbench bench) {
    try {
      return Forecast.of(prepared, bench.components());
    } catch (BadInputException e) {
      throw prepared.located(e);
    }
  }
}
