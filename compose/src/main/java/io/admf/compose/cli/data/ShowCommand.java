package io.admf.compose.cli.data;

import io.admf.config.BadInputException;
import io.admf.data.catalog.BarFile;
import io.admf.data.catalog.Catalog;
import io.admf.data.catalog.Coverage;
import io.admf.data.catalog.Manifest;
import io.admf.data.catalog.Reason;
import io.admf.data.check.CheckSettings;
import io.admf.data.check.DataCheck;
import io.admf.data.check.DataReport;
import io.admf.reporting.page.SeriesPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows one series. */
@Command(
    name = "show",
    description =
        "Shows where a series has bars and where it has none, and what looks wrong with them, as"
            + " text, JSON or a page.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

  @ParentCommand private DataCommand parent = new DataCommand();

  @Mixin private final SeriesRange range = new SeriesRange();

  @Option(names = "--json", description = "prints JSON instead of text")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "writes a page with a chart that needs nothing else")
  private @Nullable Path html;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Catalog catalog = parent.catalog();
    Manifest manifest = catalog.manifest(range.series());
    try (BarFile file = catalog.open(range.series())) {
      SeriesRange.Rows rows = range.rows(file);
      Coverage coverage = Coverage.of(file, rows.from(), rows.to());
      DataReport report =
          DataCheck.of(
              new StoredPart(file, range, rows), range.asSeries(), CheckSettings.standard());
      SeriesView view =
          new SeriesView(manifest, coverage, report, rows.to() - rows.from() < file.rows());
      if (html != null) {
        write(html, SeriesPage.selfContained(view.page(Candles.of(file, rows.from(), rows.to()))));
      }
      out.print(json ? view.json() : view.text());
      if (html != null && !json) {
        out.println("Page       " + html);
      }
    }
    out.flush();
    return 0;
  }

  private static void write(Path file, byte[] page) {
    try {
      Files.write(file, page);
    } catch (IOException e) {
      throw new BadInputException("--html " + file, "cannot be written: " + Reason.of(e));
    }
  }
}
