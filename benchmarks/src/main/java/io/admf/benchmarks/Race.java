package io.admf.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All contenders of one task, each in its JVM: first once cold, then warmed up, then by turns, so
 * that what else the machine does falls on all alike.
 */
final class Race {

  private static final long WARM_UP = 8_000; // milliseconds
  private static final long AT_LEAST = 300; // milliseconds by turns, so that short tasks repeat
  private static final double LONG = 3e9; // nanoseconds from which fewer turns must do

  private final Task task;
  private final int slices;
  private final int turns;

  /**
   * What was measured of one contender.
   *
   * @param cold nanoseconds of the first run in its JVM
   * @param warm nanoseconds, the median
   * @param busy nanoseconds of processors, in all threads of the JVM, the median
   * @param bytes allocated in a run, the median
   */
  record Lap(Entry entry, double cold, double warm, double busy, double bytes) {}

  /** A contender whose results are not the loop's. */
  static final class Disagreement extends Exception {
    private static final long serialVersionUID = 1;

    Disagreement(Task task, Entry entry, String what) {
      super("%s, %s: %s; no time".formatted(task.name(), entry.title(), what));
    }
  }

  Race(Task task, int slices, int turns) {
    this.task = task;
    this.slices = slices;
    this.turns = turns;
  }

  /**
   * Runs it.
   *
   * @param entries the yardstick first
   */
  List<Lap> run(List<Entry> entries) throws IOException, Disagreement {
    List<Runner> runners = new ArrayList<>();
    try {
      for (Entry entry : entries) {
        Child child =
            new Child(
                entry.flags(), Stand.class, task.name(), entry.name(), Integer.toString(slices));
        Runner runner = new Runner(entry, child);
        runners.add(runner);
        child.hear();
        runner.cold = figures(child.ask("go 0"))[0];
        runner.outcome = Outcome.parse(child.ask("show"));
        agree(runners.getFirst().outcome, runner);
      }
      measure(runners);
      return runners.stream().map(Runner::lap).toList();
    } finally {
      for (Runner runner : runners) {
        runner.child.close();
      }
    }
  }

  private void agree(Outcome loop, Runner runner) throws Disagreement {
    Entry entry = runner.entry;
    String difference = loop.difference(runner.outcome, entry.money(), entry.ratios());
    if (difference != null) {
      throw new Disagreement(task, entry, difference);
    }
  }

  private void measure(List<Runner> runners) throws IOException {
    double longest = 0;
    for (Runner runner : runners) {
      longest = Math.max(longest, figures(runner.child.ask("go " + WARM_UP))[0]);
    }
    int needed = longest > LONG ? Math.min(3, turns) : turns;
    for (int turn = 0; turn < needed; turn++) {
      for (Runner runner : runners) {
        runner.laps.add(figures(runner.child.ask("go " + AT_LEAST)));
      }
    }
  }

  /** A contender on its way. */
  private static final class Runner {

    private final Entry entry;
    private final Child child;
    private final List<double[]> laps = new ArrayList<>();
    private Outcome outcome = Outcome.of(0);
    private double cold;

    Runner(Entry entry, Child child) {
      this.entry = entry;
      this.child = child;
    }

    Lap lap() {
      return new Lap(entry, cold, median(laps, 0), median(laps, 1), median(laps, 2));
    }
  }

  private static double[] figures(String answer) {
    return Arrays.stream(answer.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static double median(List<double[]> laps, int which) {
    double[] sorted = laps.stream().mapToDouble(lap -> lap[which]).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
