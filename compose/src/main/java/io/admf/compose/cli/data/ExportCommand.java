package io.admf.compose.cli.data;

import io.admf.data.catalog.BarFile;
import io.admf.data.catalog.Catalog;
import io.admf.data.export.BarExport;
import io.admf.time.Timeframe;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes a series to a file for others. */
@Command(
    name = "export",
    description = "Writes a series to a Parquet or CSV file, to the last bit as it is stored.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @ParentCommand private DataCommand parent = new DataCommand();

  @Mixin private final SeriesRange range = new SeriesRange();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "the file; its name ends with .parquet, .csv or .csv.gz. It is replaced")
  private Path file = Path.of("");

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Catalog catalog = parent.catalog();
    try (BarFile bars = catalog.open(range.series())) {
      SeriesRange.Rows rows = range.rows(bars);
      Timeframe timeframe = range.timeframe();
      boolean known =
          BarExport.write(
              new BarExport.Rows(bars, rows.from(), rows.to(), timeframe.nanos()), file);
      out.println(
          "%s: %s bars of %s"
              .formatted(file, Texts.count(rows.to() - rows.from()), range.series()));
      if (known) {
        out.println(
            "Some bars are not known %s after they open: the column known_at says when."
                .formatted(timeframe));
      }
    }
    out.flush();
    return 0;
  }
}
