package io.admf.compose.cli.data;

import io.admf.compose.Workbench;
import io.admf.config.BadInputException;
import io.admf.data.catalog.Catalog;
import io.admf.data.catalog.CatalogImport;
import io.admf.data.catalog.CatalogImport.Mode;
import io.admf.data.catalog.Imported;
import io.admf.data.catalog.Manifest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Stores the bars of a source. */
@Command(
    name = "import",
    description = {
      "Stores all series that a file names, or those of SOURCE:PATH. Either all are stored or none.",
      "Bars that are stored already change nothing."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  @ParentCommand private DataCommand parent = new DataCommand();

  @Parameters(
      paramLabel = "FILE|SOURCE:PATH",
      description =
          "a YAML file with symbols and data, such as any experiment; or a source and its path,"
              + " such as csv:prices/spy.csv")
  private String what = "";

  @Option(
      names = "--symbol",
      split = ",",
      paramLabel = "SYMBOL",
      description = "with SOURCE:PATH: what the bars are of, such as SPY; several after commas")
  private List<String> symbols = new ArrayList<>();

  @Option(
      names = "--timeframe",
      split = ",",
      paramLabel = "TF",
      description = "with SOURCE:PATH: how long the bars are, such as 1m or 1d")
  private List<String> timeframes = new ArrayList<>();

  @Option(
      names = {"-o", "--override"},
      paramLabel = "KEY=VALUE",
      description =
          "sets one key of the YAML, such as -o data.stamp=close; with SOURCE:PATH a key of data,"
              + " such as -o stamp=close")
  private List<String> overrides = new ArrayList<>();

  /** What to do with a series that is stored with other bars. */
  static final class Existing {
    @Option(names = "--replace", description = "forgets the bars that are stored of these series")
    private boolean replace;

    @Option(
        names = "--append",
        description = "adds the bars that come after those stored; all before must be the same")
    private boolean append;
  }

  @ArgGroup(exclusive = true)
  private @Nullable Existing existing;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Workbench bench = bench()) {
      Catalog catalog = parent.catalog();
      List<Imported> all = imported(bench, catalog);
      for (Imported each : all) {
        out.println(line(each));
      }
      out.flush();
      return 0;
    }
  }

  private Workbench bench() {
    Shorthand shorthand = Shorthand.parse(what, Workbench.library());
    if (shorthand != null) {
      return Workbench.open(
          shorthand.tree(symbols, timeframes),
          Path.of("import.yaml"),
          overrides.stream().map(Shorthand::keyOfData).toList());
    }
    if (!symbols.isEmpty() || !timeframes.isEmpty()) {
      throw new BadInputException(
          what,
          "--symbol and --timeframe go with SOURCE:PATH, such as csv:prices.csv; a YAML file names"
              + " its own");
    }
    return Workbench.open(Path.of(what), overrides);
  }

  private List<Imported> imported(Workbench bench, Catalog catalog) {
    PrintWriter err = spec.commandLine().getErr();
    try {
      return CatalogImport.run(
          catalog,
          bench.dataset(),
          bench.components(),
          mode(),
          () -> {
            err.println("Waiting for another import into " + catalog.folder() + " to end …");
            err.flush();
          });
    } catch (BadInputException e) {
      throw bench.located(e);
    }
  }

  private Mode mode() {
    if (existing == null) {
      return Mode.KEEP;
    }
    return existing.append ? Mode.APPEND : existing.replace ? Mode.REPLACE : Mode.KEEP;
  }

  /** {@code SPY_1m imported 252 bars from 2013-01-02 to 2013-12-31, hash …}. */
  private static String line(Imported each) {
    Manifest series = each.manifest();
    long skipped = series.imports().getLast().skipped();
    return String.format(
        Locale.ROOT,
        "%-12s %-9s %s%,d bars, %s to %s, hash %s%s",
        series.series(),
        each.outcome().word(),
        each.outcome() == Imported.Outcome.APPENDED
            ? String.format(Locale.ROOT, "%,d more: ", each.added())
            : "",
        series.bars(),
        Texts.brief(series.first()),
        Texts.brief(series.last()),
        series.hash(),
        skipped == 0 || each.outcome() == Imported.Outcome.UNCHANGED
            ? ""
            : String.format(Locale.ROOT, "; skipped %,d bad rows", skipped));
  }
}
