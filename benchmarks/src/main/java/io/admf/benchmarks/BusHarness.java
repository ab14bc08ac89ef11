package io.admf.benchmarks;

import io.admf.benchmarks.BusRuns.Lap;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What ADMF costs over a clustered event bus alone: {@code BusHarness [-n TURNS] [bars] [step]
 * [live]}. Six services in six processes on loopback, and the event bus between the same processes.
 * Exit code 1, and no figure, when what arrives is not what was sent.
 */
public final class BusHarness {

  private static final List<String> PARTS = List.of("bars", "step", "live");
  private static final int FRAMES = 1_000;
  private static final int ROUNDS = 10_000;

  /** Turns before those that count: services live long, and their compilers work for a minute. */
  private static final int WARM = 10;

  private static final int STEP_BARS = 20 * 1024;
  private static final int STEP_SLICES = 4096;
  private static final int LIVE_BARS = 5_000;
  private static final int LIVE_PACE = 1_000;

  private final PrintStream out;
  private final int turns;

  private BusHarness(PrintStream out, int turns) {
    this.out = out;
    this.turns = turns;
  }

  public static void main(String[] arguments) {
    List<String> parts = new ArrayList<>(List.of(arguments));
    int turns = 5;
    if (parts.size() > 1 && parts.getFirst().equals("-n") && parts.get(1).matches("[1-9][0-9]?")) {
      turns = Integer.parseInt(parts.get(1));
      parts.subList(0, 2).clear();
    }
    if (!PARTS.containsAll(parts)) {
      System.err.println("usage: benchmarks/run bus [-n TURNS] [bars] [step] [live]");
      System.exit(2);
    }
    try (BusRuns runs = new BusRuns()) {
      new BusHarness(System.out, turns).run(runs, parts.isEmpty() ? PARTS : parts);
    } catch (IOException | RuntimeException e) {
      System.err.println("benchmarks/run: " + e);
      System.exit(1);
    }
  }

  private void run(BusRuns runs, List<String> parts) throws IOException {
    out.printf(
        Locale.ROOT,
        "Java %s, %s, %d processors, load %s; medians of %d turns%n",
        Runtime.version(),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        BusRuns.load(),
        turns);
    if (parts.contains("bars")) {
      bars(runs);
    }
    if (parts.contains("step")) {
      step(runs);
    }
    if (parts.contains("live")) {
      live(runs);
    }
  }

  private void bars(BusRuns runs) throws IOException {
    List<Double> bare = new ArrayList<>();
    List<Double> admf = new ArrayList<>();
    runs.send("bare", FRAMES);
    runs.send("admf", FRAMES);
    for (int i = 0; i < turns; i++) {
      bare.add(FRAMES * 1e9 / runs.send("bare", FRAMES));
      admf.add(FRAMES * 1e9 / runs.send("admf", FRAMES));
    }
    int bytes = new Bars().bytes().getFirst().length();
    out.printf(
        "%n**Bars** from process to process, frames of %d (%d bytes), load %s%n%n",
        Bars.ROWS, bytes, BusRuns.load());
    out.println("| | MB/s | million bars/s | of the bare bus |");
    out.println("|---|--:|--:|--:|");
    for (List<Double> rates : List.of(bare, admf)) {
      double rate = median(rates);
      out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.1f | %.2f |%n",
          rates.equals(bare) ? "bare event bus" : "ADMF",
          rate * bytes / 1e6,
          rate * Bars.ROWS / 1e6,
          rate / median(bare));
    }
  }

  private void step(BusRuns runs) throws IOException {
    Rounds rounds = new Rounds(runs, ROUNDS, 0);
    List<Lap> admf = new ArrayList<>();
    for (int i = -WARM; i < turns; i++) {
      Lap lap = runs.steps("step-" + (i + WARM), STEP_BARS, STEP_SLICES);
      rounds.turn(i >= 0);
      if (i >= 0) {
        admf.add(lap);
      }
    }
    out.printf(
        "%n**Trading step** order, fill, snapshot, next decision; messages of %d bytes, load %s%n%n",
        runs.batonBytes(), BusRuns.load());
    rows(rounds, "", admf);
  }

  private void live(BusRuns runs) throws IOException {
    Rounds rounds = new Rounds(runs, LIVE_BARS, LIVE_PACE);
    List<Lap> admf = new ArrayList<>();
    for (int i = -WARM; i < turns; i++) {
      Lap lap = runs.live("live-" + (i + WARM), LIVE_BARS, LIVE_PACE);
      rounds.turn(i >= 0);
      if (i >= 0) {
        admf.add(lap);
      }
    }
    out.printf(
        "%n**Live** frames of one slice, %d a second: from when a bar is due to its fill, load %s%n%n",
        LIVE_PACE, BusRuns.load());
    rows(rounds, ", as many a second", admf);
  }

  /** Three hops of what a step sends, over an event bus alone. */
  private static final class Rounds {
    private final BusRuns runs;
    private final int count;
    private final int pace;
    private final List<Lap> bare = new ArrayList<>();
    private final List<Lap> plain = new ArrayList<>();

    Rounds(BusRuns runs, int count, int pace) {
      this.runs = runs;
      this.count = count;
      this.pace = pace;
    }

    void turn(boolean counts) throws IOException {
      int bytes = runs.batonBytes();
      Lap one = runs.rounds("bare", count, bytes, pace);
      Lap other = runs.rounds("plain", count, bytes, pace);
      if (counts) {
        bare.add(one);
        plain.add(other);
      }
    }
  }

  private void rows(Rounds rounds, String pace, List<Lap> admf) {
    out.println(
        "| | mean µs | p50 µs | p99 µs | max µs | of the bare bus | as Vert.x sets it up |");
    out.println("|---|--:|--:|--:|--:|--:|--:|");
    double bare = mean(rounds.bare);
    double plain = mean(rounds.plain);
    row("three hops" + pace + ", bare event bus with ADMF's settings", rounds.bare, bare, plain);
    row("the same as Vert.x sets it up", rounds.plain, bare, plain);
    row("ADMF, six processes", admf, bare, plain);
  }

  private static double mean(List<Lap> laps) {
    return median(laps.stream().map(Lap::mean).toList());
  }

  private void row(String title, List<Lap> laps, double bare, double plain) {
    out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f | %.0f | %.2f | %.2f |%n",
        title,
        mean(laps) / 1e3,
        median(laps.stream().map(Lap::middle).toList()) / 1e3,
        median(laps.stream().map(Lap::late).toList()) / 1e3,
        median(laps.stream().map(Lap::latest).toList()) / 1e3,
        mean(laps) / bare,
        mean(laps) / plain);
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
