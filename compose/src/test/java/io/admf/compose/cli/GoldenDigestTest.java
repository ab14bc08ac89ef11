package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example gives the digest that {@code golden/digests.txt} holds for it, however it is run.
 */
class GoldenDigestTest {

  private static final Path EXAMPLES = Golden.root().resolve("examples");
  private static final Path DIGESTS = Golden.resources("golden/digests.txt");

  @TempDir Path folder;

  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  private static Map<String, String> expected() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    if (Files.exists(DIGESTS)) {
      for (String line : Files.readAllLines(DIGESTS)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] words = line.trim().split(" +", 2);
          digests.put(words[0], words[1]);
        }
      }
    }
    return digests;
  }

  private String digest(String example, Object... more) throws IOException {
    List<Object> arguments = arguments(example);
    arguments.addAll(List.of(more));
    return digest(Shell.run(arguments.toArray()));
  }

  private List<Object> arguments(String example) {
    return new ArrayList<>(
        List.of(
            "run", EXAMPLES.resolve(example), "--json", "--quiet", "--out", folder.resolve("r")));
  }

  private static String digest(Shell.Said said) throws IOException {
    assertThat(said.code()).as(said.err()).isZero();
    return new ObjectMapper().readTree(said.out()).path("digest").asText();
  }

  @Test
  void everyExampleGivesTheDigestThatWasWrittenDown() throws IOException {
    StringBuilder actual =
        new StringBuilder(
            "# The digest of every example. A change is a change of results: list it in the changelog.\n");
    for (String example : examples()) {
      actual.append("%-24s %s%n".formatted(example, digest(example)));
    }
    Golden.check(DIGESTS, actual.toString());
  }

  @Test
  void everyDigestBelongsToAnExample() throws IOException {
    assertThat(expected().keySet()).containsExactlyElementsOf(examples());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theDigestIsTheSameHoweverTheExampleIsRun(String example) throws IOException {
    String expected = expected().get(example);
    Map<String, String> actual = new TreeMap<>();
    actual.put("once more", digest(example));
    actual.put("services", digest(example, "--placement", "services"));
    actual.put("services, wire forced", digest(example, "--placement", "services", "--wire"));
    for (int slices : new int[] {1, 7, 4096}) {
      String cut = "data.frame_slices=" + slices;
      actual.put("frames of " + slices, digest(example, "-o", cut));
      actual.put(
          "services, wire forced, frames of " + slices,
          digest(example, "-o", cut, "--placement", "services", "--wire"));
    }
    actual.put("traced", digest(example, "--trace", "full"));
    actual.put("fresh JVM", digest(Shell.fresh(folder, arguments(example).toArray())));

    assertThat(actual)
        .as(example)
        .allSatisfy((how, digest) -> assertThat(digest).isEqualTo(expected));
  }
}
