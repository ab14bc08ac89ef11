package io.admf.compose.cli;

import io.admf.component.OwnCode;
import io.admf.compose.Workbench;
import io.admf.compose.grid.Grid;
import io.admf.compose.grid.GridPlacement;
import io.admf.compose.grid.GridTiming;
import io.admf.compose.grid.GridWatch;
import io.admf.compose.grid.dispatch.Rules;
import io.admf.compose.placement.ClusterPlacement;
import io.admf.compose.placement.ClusterPlacement.Patience;
import io.admf.compose.placement.Effort;
import io.admf.compose.placement.RunRequest;
import io.admf.config.BadInputException;
import io.admf.reporting.RunReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run is given to a cluster, the same for every command that runs one. */
final class ClusterOptions {

  private static final long SECOND = 1_000_000_000;
  private static final int LONGEST_WAIT = 1_000_000;
  private static final int WAIT = 60;
  private static final int ATTEMPTS = 5;

  /** A service has what came several times over while it takes it in. */
  private static final int PARTS = 4;

  private final Membership.Door door;

  @Option(names = "--grid", description = "the rows of a sweep are worked by nodes: admf node")
  private boolean grid;

  @Option(
      names = "--cluster",
      description =
          "over services in processes of their own (admf service); says which are missing")
  private boolean cluster;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "with --grid or --cluster: the system configuration, which says where the cluster is")
  private @Nullable Path config;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "with --grid or --cluster: how long to wait where no node is, or a service is missing"
              + " (default: 60)")
  private @Nullable Integer wait;

  ClusterOptions(Membership.Door door) {
    this.door = door;
  }

  /**
   * The option that says where the run goes, or null where it stays in this process.
   *
   * @throws BadInputException if options were given that make no sense so
   */
  @Nullable String wanted() {
    if (!grid && !cluster && (config != null || wait != null)) {
      throw new BadInputException(
          config == null ? "--wait" : "--config",
          "needs --grid or --cluster, which were not given; add one");
    }
    if (grid && cluster) {
      throw new BadInputException(
          "--grid, --cluster",
          "expected one: nodes work the rows of a sweep, or services work one run together");
    }
    if (wait != null && (wait < 0 || wait > LONGEST_WAIT)) {
      throw new BadInputException(
          "--wait", "must be from 0 to %d seconds, was %d".formatted(LONGEST_WAIT, wait));
    }
    return grid ? "--grid" : cluster ? "--cluster" : null;
  }

  /**
   * Joins the cluster, has it work, and leaves.
   *
   * @param err hears what happens in the cluster; null for nobody
   */
  RunReport run(RunRequest request, Workbench bench, Effort effort, @Nullable PrintWriter err) {
    GridWatch watch = err == null ? GridWatch.NONE : new Told(err);
    try (Membership member = door.visit(config, "coordinator")) {
      if (cluster) {
        OwnCode code = bench.ownCode();
        code.checkSize(member.longestMessage() / PARTS);
        Patience patience = new Patience(wait == null ? WAIT : wait, ATTEMPTS);
        return new ClusterPlacement(member.vertx(), member.name(), code, patience, watch::say)
            .run(request);
      }
      Rules rules = Rules.DEFAULT;
      Grid nodes =
          new Grid(
              member.vertx(),
              member.name(),
              member.departures(),
              bench.sources(),
              wait == null ? rules : rules.with(rules.lost(), wait * SECOND),
              GridTiming.DEFAULT,
              watch);
      return new GridPlacement(nodes, effort, System::nanoTime).run(request);
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
