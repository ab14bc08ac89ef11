package io.admf.compose.cli;

import io.admf.component.Names;
import io.admf.config.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A run that is done, the same for every command that reads one. */
final class RunFolder {

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "a run: its id, or its folder, results/<run_id>")
  private String run = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder where ids are looked up (default: results)")
  private Path results = Path.of("results");

  /**
   * The folder of the run.
   *
   * @throws BadInputException if there is none
   */
  Path folder() throws IOException {
    return find(run, results);
  }

  /**
   * The folder of a run.
   *
   * @param run its id or its folder
   * @param results where ids are looked up
   * @throws BadInputException if there is none
   */
  static Path find(String run, Path results) throws IOException {
    try {
      for (Path folder : List.of(Path.of(run), results.resolve(run))) {
        if (!run.isBlank() && Files.isDirectory(folder)) {
          return folder;
        }
      }
    } catch (InvalidPathException _) {
      // then there is no such folder
    }
    String nearest = Names.nearest(run, known(results));
    throw new BadInputException(
        run,
        nearest == null
            ? "expected the folder of a run, or the id of one in %s".formatted(results)
            : "there is no such run in %s; did you mean %s?".formatted(results, nearest));
  }

  private static List<String> known(Path results) throws IOException {
    if (!Files.isDirectory(results)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(results)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("summary.json")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
