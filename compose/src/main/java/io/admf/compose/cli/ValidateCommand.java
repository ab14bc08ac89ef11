package io.admf.compose.cli;

import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.compose.topology.Container;
import io.admf.compose.topology.Topology;
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
      Topology topology = prepared.topology();
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "%s is valid: %s, %s and %s%s (configuration %s)%n",
          experiment.file,
          count(topology.count(Container.Kind.SYMBOL), "symbol container"),
          count(topology.count(Container.Kind.PORTFOLIO), "portfolio container"),
          count(prepared.plan().signals().size(), "signal column"),
          LeftOutText.of(prepared.leftOut()),
          prepared.configHash());
      out.flush();
      return 0;
    }
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
