package io.admf.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
   * @param bytes allocated in a run, the median
   */
  record Lap(Entry entry, double cold, double warm, double bytes) {}

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

  /** Runs it. */
  List<Lap> run(List<Entry> entries) throws IOException, Disagreement {
    Map<Entry, Child> children = new LinkedHashMap<>();
    try {
      Map<Entry, Double> cold = new LinkedHashMap<>();
      String yardstick = "";
      for (Entry entry : entries) {
        Child child =
            new Child(
                entry.flags(), Stand.class, task.name(), entry.name(), Integer.toString(slices));
        children.put(entry, child);
        child.hear();
        cold.put(entry, figures(child.ask("go 0"))[0]);
        String shown = child.ask("show");
        yardstick = entry == Entry.LOOP ? shown : yardstick;
        agree(entry, Outcome.parse(yardstick), Outcome.parse(shown));
      }
      Map<Entry, List<double[]>> warm = measure(children, cold);
      List<Lap> laps = new ArrayList<>();
      for (Entry entry : entries) {
        laps.add(
            new Lap(
                entry, cold.get(entry), median(warm.get(entry), 0), median(warm.get(entry), 1)));
      }
      return laps;
    } finally {
      for (Child child : children.values()) {
        child.close();
      }
    }
  }

  private void agree(Entry entry, Outcome loop, Outcome shown) throws Disagreement {
    String difference = loop.difference(shown, entry.money(), entry.ratios());
    if (difference != null) {
      throw new Disagreement(task, entry, difference);
    }
  }

  private Map<Entry, List<double[]>> measure(Map<Entry, Child> children, Map<Entry, Double> cold)
      throws IOException {
    double longest = 0;
    for (Map.Entry<Entry, Child> each : children.entrySet()) {
      longest = Math.max(longest, figures(each.getValue().ask("go " + WARM_UP))[0]);
    }
    Map<Entry, List<double[]>> laps = new LinkedHashMap<>();
    int needed = longest > LONG ? Math.min(3, turns) : turns;
    for (int turn = 0; turn < needed; turn++) {
      for (Map.Entry<Entry, Child> each : children.entrySet()) {
        laps.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
            .add(figures(each.getValue().ask("go " + AT_LEAST)));
      }
    }
    return laps;
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
