package io.admf.compose.cli.data;

import io.admf.data.catalog.Catalog;
import io.admf.data.catalog.CatalogFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands that keep bars. */
@Command(
    name = "data",
    description = "Keeps bars in a catalog, where runs find them with data.source: catalog.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ImportCommand.class,
      ListSeriesCommand.class,
      ShowCommand.class,
      ExportCommand.class,
      CheckCommand.class
    })
public final class DataCommand implements Runnable {

  @Option(
      names = "--catalog",
      paramLabel = "DIR",
      scope = CommandLine.ScopeType.INHERIT,
      description =
          "folder of the catalog (default: what the environment variable ADMF_CATALOG names, or catalog)")
  private @Nullable Path folder;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /** The catalog that is meant. */
  Catalog catalog() {
    return new Catalog(folder == null ? Path.of(CatalogFolder.usual()) : folder);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
