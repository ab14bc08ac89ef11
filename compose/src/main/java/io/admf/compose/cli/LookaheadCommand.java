package io.admf.compose.cli;

import io.admf.component.Components;
import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.compose.lookahead.LookaheadCheck;
import io.admf.config.BadInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks that nothing known later changes an earlier event. */
@Command(
    name = "check-lookahead",
    description = "Checks that removing the end of the data changes no earlier event.",
    mixinStandardHelpOptions = true)
final class LookaheadCommand implements Callable<Integer> {

  @Mixin private final ExperimentOptions experiment = new ExperimentOptions();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    try (Workbench bench = Workbench.open(experiment.file, experiment.overrides)) {
      LookaheadCheck.Finding finding = check(bench.prepare(null), bench.components());
      PrintWriter out = spec.commandLine().getOut();
      if (finding.difference() == null) {
        out.printf(
            "No look-ahead: %,d events are the same on %d beginnings of %,d slices.%n",
            finding.events(), finding.cuts(), finding.slices());
      } else {
        out.printf("LOOK-AHEAD: later data changed an earlier event.%n%s%n", finding.difference());
      }
      out.flush();
      return finding.difference() == null ? 0 : Admf.FAILED;
    }
  }

  private static LookaheadCheck.Finding check(Coordinator.Prepared prepared, Components components)
      throws IOException {
    try {
      return new LookaheadCheck(prepared, components).run();
    } catch (BadInputException e) {
      throw prepared.located(e);
    }
  }
}
