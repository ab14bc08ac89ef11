package io.admf.benchmarks;

import io.admf.reporting.RunSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much memory a sweep takes, {@code Footprint PORTFOLIOS BARS SLICES}: the heap in use with the
 * bars alone, with a sweep that has gone through them, and with its summary; and the most that the
 * process had resident. In KiB, on one line, and last the rows of the summary.
 */
final class Footprint {

  private static final Path STATUS = Path.of("/proc/self/status");

  private Footprint() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    Task task =
        Task.of("T5").reduced(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    Admf admf = new Admf(task, task.market(), Integer.parseInt(arguments[2]));
    long bars = used();
    long[] sweep = new long[1];
    RunSummary summary = admf.sweep(1, () -> sweep[0] = used());
    long all = used();
    int rows = summary.portfolios().size(); // so it is alive until here
    out.println(bars + " " + sweep[0] + " " + all + " " + resident() + " " + rows);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
  }

  /** The most that was ever resident, KiB; 0 where the system does not tell. */
  private static long resident() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    return 0;
  }
}
