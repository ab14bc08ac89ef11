package io.admf.compose.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The experiment and its overrides, the same for every command that reads one. */
final class ExperimentOptions {

  @Parameters(paramLabel = "FILE", description = "the experiment, a YAML file")
  Path file = Path.of("");

  @Option(
      names = {"-o", "--override"},
      paramLabel = "KEY=VALUE",
      description = "sets one key, such as -o data.source=synthetic; list items by number from 0")
  List<String> overrides = new ArrayList<>();
}
