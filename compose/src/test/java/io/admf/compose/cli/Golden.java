package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts, kept as files. Where one differs, the actual is written beside the build; with
 * {@code -Dgolden.accept=true} it takes the place of the expected.
 */
public final class Golden {

  private Golden() {}

  /** The folder of the checkout. */
  public static Path root() {
    return Path.of(System.getProperty("admf.root", "..")).toAbsolutePath().normalize();
  }

  /** A folder of this module's test resources, in the sources. */
  public static Path resources(String name) {
    return root().resolve("compose/src/test/resources").resolve(name);
  }

  /** Compares a text with the one expected. */
  public static void check(Path expected, String actual) throws IOException {
    if (Boolean.getBoolean("golden.accept")) {
      Files.writeString(expected, actual);
      return;
    }
    String known = Files.exists(expected) ? Files.readString(expected) : "";
    if (!known.equals(actual)) {
      Path beside = root().resolve("compose/target/golden").resolve(expected.getFileName());
      Files.createDirectories(beside.getParent());
      Files.writeString(beside, actual);
      fail(
          "expected what %s says, was what %s says; -Dgolden.accept=true accepts it:%n%s",
          expected, beside, actual);
    }
  }
}
