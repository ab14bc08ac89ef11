package io.admf.compose.cli;

import io.admf.compose.Rerun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the report of a run that is done. */
@Command(
    name = "report",
    description = "Prints the report of a run and says where its page is.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Mixin private final RunFolder run = new RunFolder();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Path folder = run.folder();
    Rerun.summary(folder);
    PrintWriter out = spec.commandLine().getOut();
    out.print(Files.readString(folder.resolve("report.txt")));
    out.println("Page       " + folder.resolve("report.html"));
    out.flush();
    return 0;
  }
}
