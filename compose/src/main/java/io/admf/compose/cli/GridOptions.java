package io.admf.compose.cli;

import io.admf.compose.Workbench;
import io.admf.compose.grid.Grid;
import io.admf.compose.grid.GridPlacement;
import io.admf.compose.grid.GridTiming;
import io.admf.compose.grid.GridWatch;
import io.admf.compose.grid.dispatch.Rules;
import io.admf.compose.placement.Effort;
import io.admf.compose.placement.RunRequest;
import io.admf.config.BadInputException;
import io.admf.reporting.RunReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a sweep is given to a grid, the same for every command that runs one. */
final class GridOptions {

  private static final long SECOND = 1_000_000_000;
  private static final int LONGEST_WAIT = 1_000_000;

  private final Membership.Door door;

  @Option(names = "--grid", description = "the rows of a sweep are worked by nodes: admf node")
  private boolean grid;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "with --grid: the system configuration, which says where the cluster is")
  private @Nullable Path config;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "with --grid: how long to wait where there is no node (default: 60)")
  private @Nullable Integer wait;

  GridOptions(Membership.Door door) {
    this.door = door;
  }

  /**
   * Whether a grid is wanted.
   *
   * @throws BadInputException if options of a grid were given without it, or make no sense
   */
  boolean wanted() {
    if (!grid && (config != null || wait != null)) {
      throw new BadInputException(
          config == null ? "--wait" : "--config", "needs --grid, which was not given; add it");
    }
    if (wait != null && (wait < 0 || wait > LONGEST_WAIT)) {
      throw new BadInputException(
          "--wait", "must be from 0 to %d seconds, was %d".formatted(LONGEST_WAIT, wait));
    }
    return grid;
  }

  /**
   * Joins the cluster, has its nodes work, and leaves.
   *
   * @param err hears what happens in the grid; null for nobody
   */
  RunReport run(RunRequest request, Workbench bench, Effort effort, @Nullable PrintWriter err) {
    Rules rules = Rules.DEFAULT;
    try (Membership member = door.join(config, "coordinator")) {
      Grid cluster =
          new Grid(
              member.vertx(),
              member.departures(),
              bench.sources(),
              wait == null ? rules : rules.with(rules.lost(), wait * SECOND),
              GridTiming.DEFAULT,
              err == null ? GridWatch.NONE : new Told(err));
      return new GridPlacement(cluster, effort, System::nanoTime).run(request);
    }
  }

  /** Lines on standard error. */
  private record Told(PrintWriter err) implements GridWatch {

    @Override
    public void say(String line) {
      err.println("admf: " + line);
      err.flush();
    }
  }
}
