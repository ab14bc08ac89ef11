package io.admf.compose.cli;

import io.admf.compose.costs.CostRows;
import io.admf.compose.costs.OrderCosts;
import io.admf.reporting.console.RowTable;
import io.admf.reporting.store.RowSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what the execution of each order cost. */
@Command(
    name = "costs",
    description = {
      "Prints what the execution of each order cost against the price of its decision, by part.",
      "Where the run did not keep the portfolio, it alone is run again."
    },
    mixinStandardHelpOptions = true)
final class CostsCommand implements Callable<Integer> {

  @Mixin private final RunFolder run = new RunFolder();

  @Option(
      names = "--portfolio",
      paramLabel = "ID",
      description = "a combination such as c0001, or a portfolio's name; not needed of one alone")
  private @Nullable String portfolio;

  @Mixin private final RowOptions form = new RowOptions();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    CommandLine line = spec.commandLine();
    PrintWriter out = line.getOut();
    RowSink sink = form.sink(out);
    RowSink to = sink == null ? new RowTable(out) : sink;
    CostRows.write(
        OrderCosts.read(run.folder(), portfolio, line.getErr()::println), sink == null, to);
    out.flush();
    return 0;
  }
}
