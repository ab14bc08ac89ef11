package io.admf.compose.cli;

import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.plan.RunPlan;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks an experiment without running it. */
@Command(
    name = "validate",
    description = "Checks an experiment and tells what it would run.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Mixin private final ExperimentOptions experiment = new ExperimentOptions();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    try (Workbench bench = Workbench.open(experiment.file, experiment.overrides)) {
      Coordinator.Prepared prepared = bench.prepare(null);
      RunPlan plan = prepared.plan();
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "%s is valid: %s, %s, %s (configuration %s)%n",
          experiment.file,
          count(plan.portfolios().size(), "portfolio"),
          count(plan.series().size(), "symbol container"),
          count(plan.signals().size(), "signal column"),
          prepared.configHash());
      out.flush();
      return 0;
    }
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
