package io.admf.data.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.Names;
import io.admf.component.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/data-check.md} lists every kind of finding and every threshold with its default. */
class DocumentedTest {

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/data-check.md"));
  }

  @Test
  void every_kind() throws IOException {
    for (Kind kind : Kind.values()) {
      assertThat(page()).contains("\n| `" + Names.snake(kind.name()) + "` | ");
    }
  }

  @Test
  void every_threshold() throws IOException {
    for (Parameter threshold : Thresholds.parameters()) {
      assertThat(page())
          .contains(
              "\n| `%s` | %s | %s |"
                  .formatted(threshold.key(), threshold.otherwise(), threshold.doc()));
    }
  }

  @Test
  void the_example_is_what_check_says() throws IOException {
    Path golden = Path.of("../compose/src/test/resources/golden/check/several.txt");
    for (String line : Files.readAllLines(golden)) {
      if (line.contains("GAP_1m.csv:") || line.contains("SPLIT_1d.csv:")) {
        assertThat(page()).contains(line);
      }
    }
  }
}
