package io.admf.compose.cli.data;

import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.data.catalog.Catalog;
import io.admf.data.catalog.Manifest;
import io.admf.reporting.console.RowJson;
import io.admf.reporting.console.RowTable;
import io.admf.reporting.store.RowSink;
import io.admf.reporting.store.RowSink.Column;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists what is stored. */
@Command(
    name = "list",
    description = "Lists the series of the catalog.",
    mixinStandardHelpOptions = true)
final class ListSeriesCommand implements Callable<Integer> {

  @ParentCommand private DataCommand parent = new DataCommand();

  @Option(names = "--json", description = "prints a JSON list of objects")
  private boolean json;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Catalog catalog = parent.catalog();
    List<String> series = catalog.series();
    if (series.isEmpty() && !json) {
      out.printf(
          "There is no series in %s. To store one: admf data import FILE.yaml%n", catalog.folder());
      out.flush();
      return 0;
    }
    RowSink rows = json ? new RowJson(out) : new RowTable(out);
    rows.columns(
        List.of(
            new Column("series", false),
            new Column("bars", true),
            new Column("from", false),
            new Column("to", false),
            new Column(json ? "bytes" : "size", true),
            new Column("source", false),
            new Column("hash", false)));
    Problems damaged = new Problems();
    for (String each : series) {
      try {
        rows.row(row(catalog.manifest(each)));
      } catch (BadInputException e) {
        e.problems().forEach(problem -> damaged.add(problem.where(), problem.message()));
      }
    }
    rows.end();
    out.flush();
    damaged.throwIfAny();
    return 0;
  }

  private List<@Nullable Object> row(Manifest series) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(series.series());
    cells.add(json ? (Object) series.bars() : Texts.count(series.bars()));
    cells.add(json ? series.first() : Texts.brief(series.first()));
    cells.add(json ? series.last() : Texts.brief(series.last()));
    cells.add(json ? (Object) series.bytes() : Texts.size(series.bytes()));
    cells.add(series.imports().getLast().source());
    cells.add(series.hash());
    return cells;
  }
}
