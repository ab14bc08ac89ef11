package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file under {@code malformed} is refused with the message that stands beside it. */
class MalformedTest {

  private static final Path YAML = Golden.resources("malformed/yaml");
  private static final Path CSV = Golden.resources("malformed/csv");

  @TempDir Path folder;

  private static List<String> names(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .sorted()
          .toList();
    }
  }

  static List<String> yamls() throws IOException {
    return names(YAML, ".yaml");
  }

  static List<String> csvs() throws IOException {
    return names(CSV, ".csv");
  }

  @ParameterizedTest
  @MethodSource("yamls")
  void yamlIsRefused(String name) throws IOException {
    refused(YAML, name, List.of("run", YAML.resolve(name)));
  }

  /** What is wrong with these is known only when data is looked for. */
  private static final List<String> DATA = List.of("no_data.yaml", "no_such_sample.yaml");

  @ParameterizedTest
  @MethodSource("yamls")
  void yamlIsNotValidEither(String name) {
    Shell.Said run = Shell.run("run", YAML.resolve(name), "--out", folder.resolve("results"));
    Shell.Said validated = Shell.run("validate", YAML.resolve(name));
    Shell.Said planned = Shell.run("plan", YAML.resolve(name));

    if (DATA.contains(name)) {
      assertThat(validated.code()).isZero();
      return;
    }
    assertThat(validated.code()).isEqualTo(2);
    assertThat(validated.err()).isEqualTo(run.err());
    assertThat(validated.out()).isEmpty();
    assertThat(planned).isEqualTo(validated);
  }

  @ParameterizedTest
  @MethodSource("csvs")
  void csvIsRefused(String name) throws IOException {
    refused(CSV, name, experiment(name));
  }

  @ParameterizedTest
  @MethodSource("csvs")
  void csvIsRefusedByTheServicesToo(String name) throws IOException {
    List<Object> arguments = new ArrayList<>(experiment(name));
    arguments.addAll(List.of("--placement", "services"));
    refused(CSV, name, arguments);
  }

  private static List<Object> experiment(String name) {
    return List.of("run", CSV.resolve("experiment.yaml"), "-o", "data.path=" + CSV.resolve(name));
  }

  /** Wants exit code 2, the message alone, and nothing left behind. */
  private void refused(Path beside, String name, List<? extends Object> command)
      throws IOException {
    List<Object> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--out", folder.resolve("new").resolve("results"), "--trace", "full"));

    Shell.Said said = Shell.run(arguments.toArray());

    assertThat(said.code()).as(said.err()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(folder).isEmptyDirectory();
    Golden.check(
        beside.resolve(name.substring(0, name.lastIndexOf('.')) + ".txt"),
        portable(said.err(), beside));
  }

  /** The message without the paths of this machine. */
  private static String portable(String message, Path beside) {
    String here = beside.toString().replace('\\', '/') + "/";
    String working = Path.of("").toAbsolutePath().toString().replace('\\', '/') + "/";
    return message
        .replace("\r", "")
        .replace("\n  " + here, "\n  ")
        .replace(here, "{here}/")
        .replace(working, "{working}/");
  }

  @Test
  void thereAreTenKindsOfEachAtLeast() throws IOException {
    assertThat(yamls()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(csvs()).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void resultsThatWereThereBeforeStay() throws IOException {
    Path results = Files.createDirectories(folder.resolve("results"));
    Files.writeString(results.resolve("mine.txt"), "mine");

    Shell.Said said =
        Shell.run(
            "run",
            CSV.resolve("experiment.yaml"),
            "-o",
            "data.path=" + CSV.resolve("high_below_low.csv"),
            "--out",
            results);

    assertThat(said.code()).isEqualTo(2);
    try (Stream<Path> left = Files.list(results)) {
      assertThat(left).containsExactly(results.resolve("mine.txt"));
    }
  }
}
