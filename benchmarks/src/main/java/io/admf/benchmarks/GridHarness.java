package io.admf.benchmarks;

import io.admf.cluster.Cluster;
import io.admf.cluster.SystemConfig;
import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.compose.grid.Departures;
import io.admf.compose.grid.Grid;
import io.admf.compose.grid.GridPlacement;
import io.admf.compose.grid.GridTiming;
import io.admf.compose.grid.GridWatch;
import io.admf.compose.grid.dispatch.Rules;
import io.admf.compose.placement.Effort;
import io.admf.compose.placement.FusedPlacement;
import io.admf.compose.placement.Placement;
import io.admf.compose.placement.RunRequest;
import io.admf.compose.progress.Progress;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.TraceMode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a second node of a grid brings, {@code GridHarness [-n TURNS] [TASK...]}: a sweep on one
 * node that has one core, and on two that have one each. The coordinator has no core of its own: it
 * shares that of the one node, or those of the two. Beside it the same for a coordinator that has
 * the other core for itself while there is one node, and without a grid. Exit code 1, and no
 * figure, when the digest is not that of the same sweep in one process.
 */
public final class GridHarness {

  /** Before what counts: a node lives long, and has one core for its compilers too. */
  private static final long WARM_NANOS = 25_000_000_000L;

  /** What is kept is run again and written by the coordinator alone. */
  private static final int KEPT = 1;

  private static final int HEAP_MB = 1024;

  private final PrintStream out;
  private final int turns;
  private final Path folder = Files.createTempDirectory("admf-grid");
  private int runs;

  /** Seconds until all rows were there, and until the results were in place. */
  private record Lap(double rows, double whole) {}

  /** Notes when the last rows came. */
  private static final class LastRows implements Progress {
    private volatile long at;

    @Override
    public void begin(long combinations, long bars) {}

    @Override
    public void worked(long combinationBars) {}

    @Override
    public void finished(int rows) {
      at = System.nanoTime();
    }

    @Override
    public void end() {}
  }

  /** How a sweep is run. */
  private interface Way {
    Placement with(Effort effort);
  }

  private GridHarness(PrintStream out, int turns) throws IOException {
    this.out = out;
    this.turns = turns;
  }

  public static void main(String[] arguments) {
    List<String> tasks = new ArrayList<>(List.of(arguments));
    int turns = 5;
    if (tasks.size() > 1 && tasks.getFirst().equals("-n") && tasks.get(1).matches("[1-9][0-9]?")) {
      turns = Integer.parseInt(tasks.get(1));
      tasks.subList(0, 2).clear();
    }
    try {
      new GridHarness(System.out, turns).run(tasks.isEmpty() ? List.of("T3", "T5") : tasks);
    } catch (IOException | RuntimeException e) {
      System.err.println("benchmarks/run: " + e);
      System.exit(1);
    }
  }

  private void run(List<String> tasks) throws IOException {
    Path config = BusRuns.config(folder, "grid");
    out.printf(
        Locale.ROOT,
        "Java %s, %s, %d processors, load %s; medians of %d turns%n%n",
        Runtime.version(),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        BusRuns.load(),
        turns);
    out.println("| | | rows s | of one core | all s | of one core |");
    out.println("|---|---|--:|--:|--:|--:|");
    try (Cluster cluster = Cluster.join(SystemConfig.load(config), "coordinator");
        Child first = node(config, 0);
        Child second = node(config, 1)) {
      for (String task : tasks) {
        measure(cluster, first, second, Task.of(task));
      }
    }
    BusRuns.delete(folder);
  }

  private static Child node(Path config, int core) throws IOException {
    Child node =
        new Child(
            List.of("taskset", "-c", Integer.toString(core)),
            List.of("-XX:+UseSerialGC", "-Xmx" + HEAP_MB + "m"),
            GridParty.class,
            config.toString(),
            "core-" + core);
    node.hear();
    return node;
  }

  /** Each in turn, and again: the machine may have changed meanwhile. */
  private void measure(Cluster cluster, Child first, Child second, Task task) throws IOException {
    Path yaml = Files.writeString(folder.resolve(task.name() + ".yaml"), yaml(task));
    List<Lap> one = new ArrayList<>();
    List<Lap> two = new ArrayList<>();
    List<Lap> helped = new ArrayList<>();
    List<Lap> thread = new ArrayList<>();
    List<Lap> threads = new ArrayList<>();
    try (Workbench bench = Workbench.open(yaml, List.of())) {
      Coordinator.Prepared prepared = bench.prepare(null);
      String digest = local(effort(2, Progress.NONE)).run(request(prepared, bench)).digest();
      Laps grid = count -> laps(count, 2, effort -> grid(cluster, effort), prepared, bench, digest);
      Laps alone = count -> laps(count, 1, GridHarness::local, prepared, bench, digest);
      Laps both = count -> laps(count, 2, GridHarness::local, prepared, bench, digest);
      second.ask("on");
      warm(grid);
      second.ask("off");
      first.ask("on");
      warm(grid);
      warm(alone);
      for (int i = 0; i < 2; i++) {
        live("0");
        one.addAll(grid.of(turns));
        thread.addAll(alone.of(turns));
        live("0,1");
        helped.addAll(grid.of(turns));
        second.ask("on");
        two.addAll(grid.of(turns));
        second.ask("off");
        threads.addAll(both.of(turns));
      }
      first.ask("off");
    }
    row(task.name(), "1 node and the coordinator, on one core", one, one);
    row("", "2 nodes and the coordinator, on two", two, one);
    row("", "1 node on one core, the coordinator on the other", helped, one);
    row("", "no grid, 1 thread on one core", thread, thread);
    row("", "no grid, 2 threads on two", threads, thread);
  }

  private interface Laps {
    List<Lap> of(int count);
  }

  private static void warm(Laps laps) {
    for (long begun = System.nanoTime(); System.nanoTime() - begun < WARM_NANOS; ) {
      laps.of(1);
    }
  }

  /** Has this process, which is the coordinator, live on some cores. */
  private static void live(String cores) throws IOException {
    String process = Long.toString(ProcessHandle.current().pid());
    Process taskset =
        new ProcessBuilder("taskset", "-acp", cores, process)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (taskset.onExit().join().exitValue() != 0) {
      throw new IOException("taskset could not have the coordinator live on cores " + cores);
    }
  }

  private static Effort effort(int workers, Progress progress) {
    return new Effort(workers, KEPT, 0, progress, () -> false);
  }

  private static Placement local(Effort effort) {
    return new FusedPlacement(effort, System::nanoTime, () -> 0, times -> {});
  }

  private static Placement grid(Cluster cluster, Effort effort) {
    Grid grid =
        new Grid(
            cluster.vertx(),
            cluster.member(),
            Departures.NONE,
            List.of(),
            Rules.DEFAULT,
            GridTiming.DEFAULT,
            GridWatch.NONE);
    return new GridPlacement(grid, effort, System::nanoTime);
  }

  private List<Lap> laps(
      int count,
      int workers,
      Way way,
      Coordinator.Prepared prepared,
      Workbench bench,
      String digest) {
    List<Lap> laps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LastRows last = new LastRows();
      RunRequest request = request(prepared, bench);
      long begun = System.nanoTime();
      String found = way.with(effort(workers, last)).run(request).digest();
      long ended = System.nanoTime();
      if (!found.equals(digest)) {
        throw new IllegalStateException("expected the digest %s, was %s".formatted(digest, found));
      }
      laps.add(new Lap((last.at - begun) / 1e9, (ended - begun) / 1e9));
    }
    return laps;
  }

  private RunRequest request(Coordinator.Prepared prepared, Workbench bench) {
    return new RunRequest(
        prepared.plan(),
        prepared.topology(),
        bench.components(),
        ReportingOptions.defaults(),
        TraceMode.NONE,
        prepared.experiment().name(),
        "",
        folder.resolve("results-" + runs++),
        prepared.configHash(),
        GridParty.CODE);
  }

  private void row(String title, String nodes, List<Lap> laps, List<Lap> yardstick) {
    double rows = BusHarness.median(laps.stream().map(Lap::rows).toList());
    double whole = BusHarness.median(laps.stream().map(Lap::whole).toList());
    out.printf(
        Locale.ROOT,
        "| %s | %s | %.3f | %.2f × | %.3f | %.2f × |%n",
        title,
        nodes,
        rows,
        BusHarness.median(yardstick.stream().map(Lap::rows).toList()) / rows,
        whole,
        BusHarness.median(yardstick.stream().map(Lap::whole).toList()) / whole);
  }

  private static String yaml(Task task) {
    List<Task.Combination> grid = task.grid();
    Task.Combination first = grid.getFirst();
    Task.Combination last = grid.getLast();
    return """
        name: %s
        symbols: [{symbol: SYN, timeframes: [1m]}]
        data: {source: synthetic, bars: %d}
        strategies:
          - type: sma_crossover
            parameters:
              fast_period: {from: %d, to: %d}
              slow_period: {from: %d, to: %d, step: 2}
        portfolios:
          - initial_capital: %.0f
            sizing: {type: fixed_quantity, quantity: %d}
        execution_models:
          - commission: {type: percent, percent: %s}
        """
        .formatted(
            task.name().toLowerCase(Locale.ROOT),
            task.bars(),
            first.fast(),
            last.fast(),
            first.slow(),
            last.slow(),
            Task.CAPITAL,
            Task.QUANTITY,
            Task.COMMISSION * 100);
  }
}
