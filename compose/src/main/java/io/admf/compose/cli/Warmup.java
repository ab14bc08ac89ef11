package io.admf.compose.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the launcher runs once after a build, so that the JVM learns what a run looks like. */
final class Warmup {

  private Warmup() {}

  /** Runs the quick start a few times in the current folder. */
  public static void main(String[] arguments) {
    Path examples = Path.of(arguments[0]);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    for (int i = 0; i < 3; i++) {
      int code =
          Admf.run(
              out, out, "run", examples.resolve("quickstart.yaml").toString(), "--out", "results");
      if (code != 0) {
        System.exit(code);
      }
    }
    Admf.run(out, out, "list", "strategy");
  }
}
