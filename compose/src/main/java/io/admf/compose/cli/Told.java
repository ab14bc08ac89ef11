package io.admf.compose.cli;

import io.admf.compose.placement.StoppedException;
import io.admf.reporting.RunReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** Tells the user how a run ended. */
final class Told {

  /** What a shell makes of Ctrl-C. */
  private static final int INTERRUPTED = 130;

  private final CommandSpec spec;
  private final boolean json;
  private final boolean quiet;

  /**
   * @param json whether standard output gets the summary alone
   * @param quiet whether nothing but errors is told
   */
  Told(CommandSpec spec, boolean json, boolean quiet) {
    this.spec = spec;
    this.json = json;
    this.quiet = quiet;
  }

  /**
   * Runs, tells, and gives the exit code.
   *
   * @param besides told after the report
   */
  int tell(Supplier<RunReport> run, String besides) {
    try {
      done(run.get(), besides);
      return 0;
    } catch (StoppedException stopped) {
      stopped(stopped);
      return INTERRUPTED;
    }
  }

  private void done(RunReport report, String besides) {
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      stdout.println(report.json());
      stdout.flush();
    }
    if (!quiet) {
      PrintWriter to = json ? spec.commandLine().getErr() : stdout;
      to.print(report.text());
      to.print(besides);
      to.flush();
    }
  }

  private void stopped(StoppedException stopped) {
    PrintWriter err = spec.commandLine().getErr();
    Path folder = stopped.folder();
    if (folder == null || stopped.finished() == 0) {
      err.println("Stopped before anything was finished. Nothing was written.");
    } else {
      err.println(
          String.format(
              Locale.ROOT,
              "Stopped. %,d of %,d combinations are finished and kept. To go on: admf resume %s",
              stopped.finished(),
              stopped.all(),
              folder));
    }
    err.flush();
  }
}
