package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An accounting program of the machine. */
final class Tool {

  private Tool() {}

  /** Skips the test where a program is not installed, and says so. */
  static void need(String program) {
    boolean there =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(
        there,
        program + " is not installed here (Debian: apt-get install " + debian(program) + ")");
  }

  private static String debian(String program) {
    return program.startsWith("bean") ? "beancount" : program;
  }

  /** What a program says of a text; it must be content. */
  static List<String> says(String text, String program, Object... arguments) {
    try {
      Path folder = Files.createTempDirectory("admf-books");
      Path file = Files.writeString(folder.resolve("book.txt"), text);
      Path out = folder.resolve("out.txt");
      try {
        List<String> command = new ArrayList<>(List.of(program));
        for (Object argument : arguments) {
          command.add(argument.toString().replace("{file}", file.toString()));
        }
        int code =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(out);
        assertThat(code)
            .as(() -> "%s says%n%s%nof%n%s".formatted(command, String.join("\n", lines), text))
            .isZero();
        return lines;
      } finally {
        Files.deleteIfExists(out);
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
