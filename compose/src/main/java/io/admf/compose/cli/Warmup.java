package io.admf.compose.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.SplittableRandom;

/**
 * What the launcher runs once after a build, so that the JVM learns what a run looks like: which
 * classes it loads, and which ways through the code are taken often.
 */
final class Warmup {

  private static final int BARS = 200_000;

  private static final String EXPERIMENT =
      """
      name: warm-up
      symbols:
        - symbol: WARM
          timeframes: [1m]
      data:
        source: csv
        path: warm-up.csv
      strategies:
        - type: sma_crossover
          parameters: {fast_period: 10, slow_period: 50}
      portfolios:
        - sizing: {type: fixed_quantity, quantity: 100}
      execution:
        slippage_bps: 1
        commission_per_share: 0.005
      """;

  private Warmup() {}

  /**
   * Runs a long file, the quick start and a sweep in the current folder, and asks for results.
   *
   * @param arguments the folder of the examples
   */
  public static void main(String[] arguments) throws IOException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Path longRun = Path.of("warm-up.yaml");
    Files.writeString(longRun, EXPERIMENT);
    writeBars(Path.of("warm-up.csv"));
    Path quickStart = Path.of(arguments[0], "quickstart.yaml");
    Path sweep = Path.of(arguments[0], "grid.yaml");
    for (Path experiment : new Path[] {quickStart, longRun, quickStart, sweep, longRun}) {
      int code = Admf.run(out, out, "run", experiment.toString(), "--out", "results");
      if (code != 0) {
        System.exit(code);
      }
    }
    Admf.run(out, out, "list", "strategy");
    try (DirectoryStream<Path> sweeps = Files.newDirectoryStream(Path.of("results"), "grid-*")) {
      for (Path run : sweeps) {
        Admf.run(out, out, "top", run.toString(), "--where", "trades > 1");
        Admf.run(out, out, "sql", run.toString(), "select * from trades", "--csv");
      }
    }
  }

  /** Bars with times and numbers as files commonly have them. */
  private static void writeBars(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    LocalDateTime time = LocalDateTime.of(2020, 1, 1, 0, 0);
    int close = 10_000;
    StringBuilder rows = new StringBuilder("timestamp,open,high,low,close,volume\n");
    for (int i = 0; i < BARS; i++) {
      int open = close;
      close += random.nextInt(-8, 9) + (10_000 - close) / 500;
      int high = Math.max(open, close) + random.nextInt(6);
      int low = Math.min(open, close) - random.nextInt(6);
      rows.append(time).append(":00");
      for (int cents : new int[] {open, high, low, close}) {
        rows.append(',').append(cents / 100).append('.').append(cents / 10 % 10).append(cents % 10);
      }
      rows.append(',').append(random.nextInt(100, 5_000)).append('\n');
      time = time.plusMinutes(1);
    }
    Files.writeString(file, rows);
  }
}
