package io.admf.compose.cli;

import io.admf.compose.Rerun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the report of a run that is done. */
@Command(
    name = "report",
    description = "Prints the report of a run and says where its page is.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN_DIR", description = "the folder of a run, results/<run_id>")
  private Path run = Path.of("");

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Rerun.summary(run);
    PrintWriter out = spec.commandLine().getOut();
    out.print(Files.readString(run.resolve("report.txt")));
    out.println("Page       " + run.resolve("report.html"));
    out.flush();
    return 0;
  }
}
