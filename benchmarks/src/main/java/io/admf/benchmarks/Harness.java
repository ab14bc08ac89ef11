package io.admf.benchmarks;

import io.admf.benchmarks.Race.Disagreement;
import io.admf.benchmarks.Race.Lap;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs tasks and prints what they took: {@code Harness [-n TURNS] [-f SLICES] [TASK...]}. Exit code
 * 1, and no time, when the results of a contender are not those of the hand-written loop.
 */
public final class Harness {

  private static final List<String> TASKS = List.of("T1", "T2", "T3", "T3a", "T4", "T5");
  private static final String MEMORY = "memory";

  private final PrintStream out;
  private int turns = 5;
  private int slices = 4096;
  private final List<String> tasks = new ArrayList<>();

  private Harness(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    Harness harness = new Harness(System.out);
    try {
      if (harness.understand(arguments)) {
        harness.run();
        return;
      }
      System.err.println(
          "usage: benchmarks/run [-n TURNS] [-f SLICES] [TASK...]; tasks are "
              + String.join(", ", TASKS)
              + " and memory");
      System.exit(2);
    } catch (Disagreement | IOException e) {
      System.err.println("benchmarks/run: " + e.getMessage());
      System.exit(1);
    }
  }

  private boolean understand(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String value = i + 1 < arguments.length ? arguments[i + 1] : "";
      if (arguments[i].equals("-n") && value.matches("[1-9][0-9]{0,3}")) {
        turns = Integer.parseInt(value);
        i++;
      } else if (arguments[i].equals("-f") && value.matches("[1-9][0-9]{0,6}")) {
        slices = Integer.parseInt(value);
        i++;
      } else if (TASKS.contains(arguments[i]) || arguments[i].equals(MEMORY)) {
        tasks.add(arguments[i]);
      } else {
        return false;
      }
    }
    if (tasks.isEmpty()) {
      tasks.addAll(TASKS);
      tasks.add(MEMORY);
    }
    return true;
  }

  private void run() throws IOException, Disagreement {
    out.printf(
        Locale.ROOT,
        "Java %s, %s, %d processors; medians of %d, frames of %d slices%n",
        Runtime.version(),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        turns,
        slices);
    for (String name : tasks) {
      if (name.equals(MEMORY)) {
        memory();
      } else {
        times(Task.of(name));
      }
    }
  }

  /** Who does a task: the yardstick first. */
  private static List<Entry> entries(Task task) {
    return switch (task.name()) {
      case "T1", "T4" -> List.of(Entry.LOOP, Entry.SWEEP1, Entry.EVENTS, Entry.TA4J);
      case "T2" -> List.of(Entry.LOOP, Entry.SWEEP1, Entry.SWEEP2, Entry.TA4J);
      case "T3a" -> List.of(Entry.LOOP, Entry.SWEEP1, Entry.TA4J);
      default -> List.of(Entry.LOOP, Entry.SKIPPING, Entry.SWEEP1, Entry.SWEEP2);
    };
  }

  private void times(Task task) throws IOException, Disagreement {
    List<Lap> laps = new Race(task, slices, turns).run(entries(task));
    out.printf("%n**%s** %s%n%n", task.name(), task.title());
    out.println("| | warm ms | CPU ms | cold ms | million bars/s | times the loop's | bytes/bar |");
    out.println("|---|--:|--:|--:|--:|--:|--:|");
    double loop = laps.getFirst().warm();
    for (Lap lap : laps) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %.0f | %.2f | %s |%n",
          lap.entry().title(),
          shortly(lap.warm() / 1e6),
          shortly(lap.busy() / 1e6),
          shortly(lap.cold() / 1e6),
          task.work() * 1e3 / lap.warm(),
          lap.warm() / loop,
          shortly(lap.bytes() / task.work()));
    }
  }

  /** A figure with three digits that count. */
  private static String shortly(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : new BigDecimal(value).round(new MathContext(value >= 1 ? 3 : 2)).toPlainString();
  }

  /** How a sweep's memory grows with portfolios and with bars. */
  private void memory() throws IOException {
    out.printf("%n**memory** of a sweep, -Xmx1g, MiB%n%n");
    out.println(
        "| portfolios | bars | heap: plan and bars | + sweep | + summary alone | resident at most |");
    out.println("|--:|--:|--:|--:|--:|--:|");
    long[] few = footprint(1_000, 100_000);
    footprint(5_000, 100_000);
    long[] many = footprint(10_000, 100_000);
    long[] longer = footprint(10_000, 200_000);
    out.printf(
        Locale.ROOT,
        "%nA portfolio more: %.1f KiB of heap in the sweep, %.1f KiB resident.%n",
        (many[1] - many[0] - few[1] + few[0]) / 9e3,
        (many[3] - few[3]) / 9e3);
    out.printf(
        Locale.ROOT,
        "100,000 bars more, the bars themselves aside: %d KiB of heap in the sweep.%n",
        longer[1] - longer[0] - many[1] + many[0]);
  }

  private long[] footprint(int portfolios, int bars) throws IOException {
    long[] kibibytes = new long[4];
    try (Child child =
        new Child(
            Entry.SWEEP1.flags(),
            Footprint.class,
            Integer.toString(portfolios),
            Integer.toString(bars),
            Integer.toString(slices))) {
      String[] figures = child.hear().split(" ", -1);
      if (Integer.parseInt(figures[4]) != portfolios) {
        throw new IOException("expected %d rows, was %s".formatted(portfolios, figures[4]));
      }
      for (int i = 0; i < kibibytes.length; i++) {
        kibibytes[i] = Long.parseLong(figures[i]);
      }
    }
    out.printf(
        Locale.ROOT,
        "| %,d | %,d | %.1f | %.1f | %.1f | %.1f |%n",
        portfolios,
        bars,
        kibibytes[0] / 1024.0,
        (kibibytes[1] - kibibytes[0]) / 1024.0,
        (kibibytes[2] - kibibytes[0]) / 1024.0,
        kibibytes[3] / 1024.0);
    return kibibytes;
  }
}
