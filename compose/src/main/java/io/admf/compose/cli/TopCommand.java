package io.admf.compose.cli;

import io.admf.config.BadInputException;
import io.admf.reporting.console.RowTable;
import io.admf.reporting.library.metrics.Unit;
import io.admf.reporting.store.Ranking;
import io.admf.reporting.store.ResultQuery;
import io.admf.reporting.store.RowSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks the combinations of a sweep. */
@Command(
    name = "top",
    description = "Prints the best combinations of a sweep by a metric.",
    mixinStandardHelpOptions = true)
final class TopCommand implements Callable<Integer> {

  @Mixin private final RunFolder run = new RunFolder();

  @Option(
      names = "--by",
      paramLabel = "METRIC",
      description = "such as sharpe (default: the one that the run ranks by)")
  private @Nullable String by;

  @Option(
      names = {"-n", "--rows"},
      paramLabel = "N",
      description = "how many (default: 20)")
  private int rows = 20;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "only those that meet an SQL condition, such as \"trades > 10\"")
  private @Nullable String where;

  @Option(names = "--asc", description = "lowest first")
  private boolean ascending;

  @Mixin private final RowOptions form = new RowOptions();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (rows < 1) {
      throw new BadInputException("-n " + rows, "expected at least 1");
    }
    RowOptions.ask(run.folder(), this::print);
    return 0;
  }

  private void print(ResultQuery query) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Ranking ranking = new Ranking(query, by, where, ascending);
    RowSink sink = form.sink(out);
    if (sink != null) {
      ranking.all(rows, sink);
      return;
    }
    long count = ranking.count();
    out.printf(
        Locale.ROOT,
        "%,d of %,d combinations%s by %s, %s first%n%n",
        Math.min(rows, count),
        count,
        where == null ? "" : " that meet " + where,
        ranking.by().replace('_', ' '),
        ascending ? "lowest" : "highest");
    List<Ranking.Shown> columns = ranking.shown();
    List<String> titles = new ArrayList<>();
    List<@Nullable Unit> units = new ArrayList<>();
    for (Ranking.Shown column : columns) {
      titles.add(column.title());
      units.add(column.unit());
    }
    ranking.some(columns, rows, new RowTable(out, titles, units, true));
    out.flush();
  }
}
