package io.admf.compose.cli;

import io.admf.reporting.console.RowTable;
import io.admf.reporting.store.RowSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks the results of a sweep by SQL. */
@Command(
    name = "sql",
    description = "Asks the results of a sweep: its tables are sweep, trades and equity.",
    mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {

  @Mixin private final RunFolder run = new RunFolder();

  @Parameters(
      index = "1",
      paramLabel = "QUERY",
      description = "such as \"select combo, sharpe from sweep where trades > 10\"")
  private String query = "";

  @Mixin private final RowOptions form = new RowOptions();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    RowSink sink = form.sink(out);
    RowSink to = sink == null ? new RowTable(out) : sink;
    RowOptions.ask(run.folder(), results -> results.ask(query, to));
    out.flush();
    return 0;
  }
}
