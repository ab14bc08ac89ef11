package io.admf.compose.grid;

import io.admf.compose.Coordinator;
import io.admf.compose.Plugins;
import io.admf.compose.Workbench;
import io.admf.compose.grid.dispatch.Rules;
import io.admf.compose.placement.Effort;
import io.admf.compose.placement.FusedPlacement;
import io.admf.compose.placement.RunRequest;
import io.admf.compose.progress.Progress;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.RunReport;
import io.admf.reporting.TraceMode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;

/** A sweep, fused or over a grid on one local event bus, with what happened in it. */
final class GridRuns implements GridWatch {

  static final String CODE = "test";

  /** Faster than life, so that a test sees nodes lost within a second. */
  static final GridTiming TIMING = new GridTiming(50, 250, 5, 40);

  /** Small units, so that there are many. */
  static final Rules RULES = new Rules(2_000_000, 2, 6, 600_000_000, 20_000_000_000L, 3);

  private final Path file;
  private final Path results;
  private final Map<String, Integer> worked = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> shipped = new ConcurrentSkipListMap<>();
  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

  /** Hears of every unit that is done; returns at once. */
  Runnable onUnit = () -> {};

  BooleanSupplier stop = () -> false;
  Rules rules = RULES;
  private String member = "";
  String code = CODE;

  GridRuns(Path file, Path results) {
    this.file = file;
    this.results = results;
  }

  /** Combinations that each node did. */
  Map<String, Integer> workedBy() {
    return new TreeMap<>(worked);
  }

  /** Bytes of bars sent. */
  long bytesShipped() {
    return shipped.values().stream().mapToLong(Integer::longValue).sum();
  }

  List<String> said() {
    return List.copyOf(lines);
  }

  @Override
  public void say(String line) {
    lines.add(line);
  }

  @Override
  public void shipped(String node, int bytes) {
    shipped.merge(node, bytes, Integer::sum);
  }

  @Override
  public void worked(String node, int combinations) {
    worked.merge(node.split("/", 2)[0], combinations, Integer::sum);
    onUnit.run();
  }

  /** Coordinates as this member of a cluster from now on. */
  GridRuns as(String coordinator) {
    member = coordinator;
    return this;
  }

  RunReport fused() {
    try (Workbench bench = Workbench.open(file, List.of())) {
      return new FusedPlacement(effort(), () -> 0, () -> 0, times -> {})
          .run(request(bench, results.resolve("fused")));
    }
  }

  RunReport grid(Vertx vertx) {
    return grid(vertx, Departures.NONE, "grid");
  }

  RunReport grid(Vertx vertx, Departures departures, String into) {
    try (Workbench bench = Workbench.open(file, List.of())) {
      List<Plugins.Source> sources = bench.sources();
      Grid grid = new Grid(vertx, member, departures, sources, rules, TIMING, this);
      return new GridPlacement(grid, effort(), System::nanoTime)
          .run(request(bench, results.resolve(into)));
    }
  }

  private Effort effort() {
    return new Effort(2, 2, 0, Progress.NONE, stop);
  }

  private RunRequest request(Workbench bench, Path into) {
    Coordinator.Prepared prepared = bench.prepare(null);
    return new RunRequest(
        prepared.plan(),
        prepared.topology(),
        bench.components(),
        ReportingOptions.defaults(),
        TraceMode.NONE,
        "grid",
        "",
        into,
        prepared.configHash(),
        code + bench.pluginVersion());
  }

  static GridNode.Settings node(String name) {
    return node(name, CODE, 1 << 28, line -> {});
  }

  static GridNode.Settings node(
      String name, String code, long memory, java.util.function.Consumer<String> say) {
    return new GridNode.Settings(
        name,
        "member-" + name,
        code,
        Path.of("no-plugins"),
        1,
        memory,
        TIMING,
        System::nanoTime,
        say);
  }
}
