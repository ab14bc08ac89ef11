package io.admf.compose.cli;

import io.admf.cluster.SystemConfig;
import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.compose.placement.ClusterPlacement;
import io.admf.compose.placement.Effort;
import io.admf.compose.placement.FusedPlacement;
import io.admf.compose.placement.Placement;
import io.admf.compose.placement.RunRequest;
import io.admf.compose.placement.ServicesPlacement;
import io.admf.config.BadInputException;
import io.admf.reporting.RunReport;
import io.admf.reporting.TraceMode;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs an experiment. */
@Command(
    name = "run",
    description = "Runs an experiment and writes its results.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  private static final int PATIENCE = 30;
  private static final int ATTEMPTS = 5;

  /** Where the services of a run are. */
  enum Place {
    FUSED,
    SERVICES
  }

  /** What stages are timed by. */
  enum Clock {
    NONE,
    WALL,
    CPU
  }

  @Mixin private final ExperimentOptions experiment = new ExperimentOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for results (default: results)")
  private Path out = Path.of("results");

  @Option(
      names = "--placement",
      paramLabel = "PLACE",
      description = "fused: one thread (default); services: six verticles on an event bus")
  private Place placement = Place.FUSED;

  @Option(
      names = "--cluster",
      description =
          "over services in processes of their own (admf service NAME); says which are missing")
  private boolean cluster;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "with --cluster, the system configuration: where members meet")
  private @Nullable Path config;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description =
          "with --cluster, how long services are waited for that are missing (default: 30)")
  private @Nullable Integer patience;

  @Option(
      names = "--wire",
      description = "with --placement services: every message through the wire codec")
  private boolean wire;

  @Option(names = "--only", paramLabel = "COMBO", description = "one combination, such as c0042")
  private @Nullable String only;

  @Option(
      names = "--trace",
      paramLabel = "MODE",
      description = "none (default), minimal or full: which events are written")
  private TraceMode trace = TraceMode.NONE;

  @Option(names = "--json", description = "prints the summary alone on standard output")
  private boolean json;

  @Option(
      names = "--timings",
      paramLabel = "CLOCK",
      description =
          "with placement fused, prints on standard error how many milliseconds each stage took:"
              + " by the wall's clock (wall) or of its thread's processor time (cpu)")
  private Clock timings = Clock.NONE;

  @Mixin private final SweepOptions sweep = new SweepOptions();

  @Mixin private final GridOptions grid;

  @Option(names = "--quiet", description = "prints nothing but errors")
  private boolean quiet;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  RunCommand(Membership.Door door) {
    this.grid = new GridOptions(door);
  }

  @Override
  public Integer call() {
    if (grid.wanted()) {
      checkGrid();
    }
    try (Workbench bench = Workbench.open(experiment.file, experiment.overrides);
        StopSignal stop = new StopSignal(placement == Place.FUSED && !cluster)) {
      Coordinator.Prepared prepared = bench.prepare(only);
      RunRequest request = Requests.of(prepared, experiment, bench, only, trace, out);
      return new Told(spec, json, quiet)
          .tell(() -> run(prepared, request, bench, stop), LeftOutText.line(prepared.leftOut()));
    }
  }

  /** What a grid cannot do with, in one error. */
  private void checkGrid() {
    List<String> given = new ArrayList<>();
    if (placement == Place.SERVICES) {
      given.add("--placement services");
    }
    if (wire) {
      given.add("--wire");
    }
    if (timings != Clock.NONE) {
      given.add("--timings");
    }
    if (sweep.givenForThreads().contains("--workers")) {
      given.add("--workers");
    }
    if (!given.isEmpty()) {
      throw new BadInputException(
          String.join(", ", given),
          "cannot go with --grid, whose nodes have their own workers and speak over the cluster; leave it out");
    }
  }

  private RunReport run(
      Coordinator.Prepared prepared, RunRequest request, Workbench bench, StopSignal stop) {
    try {
      if (grid.wanted()) {
        return grid.run(request, bench, effort(stop), quiet ? null : spec.commandLine().getErr());
      }
      return place(stop)
          .run(
              placement == Place.SERVICES || cluster
                  ? request.with(request.reporting().withKept(sweep.kept()))
                  : request);
    } catch (BadInputException e) {
      throw prepared.located(e);
    }
  }

  private Effort effort(StopSignal stop) {
    return sweep.effort(ProgressForm.on(spec.commandLine().getErr(), quiet), stop::asked);
  }

  private Placement place(StopSignal stop) {
    if (cluster) {
      return clustered();
    }
    List<String> alone = new ArrayList<>();
    if (config != null) {
      alone.add("--config");
    }
    if (patience != null) {
      alone.add("--patience");
    }
    if (!alone.isEmpty()) {
      throw new BadInputException(
          String.join(", ", alone), "needs --cluster, which was not given; leave it out");
    }
    return switch (Objects.requireNonNull(placement)) {
      case FUSED -> fused(stop);
      case SERVICES -> services();
    };
  }

  /** With a line {@code timings_ms start=… reading=…}; start is all before the run itself. */
  private Placement fused(StopSignal stop) {
    if (wire) {
      throw new BadInputException(
          "--wire", "needs --placement services, was fused, which sends no messages; leave it out");
    }
    Effort effort = effort(stop);
    if (timings == Clock.NONE) {
      return new FusedPlacement(effort, System::nanoTime, () -> 0, times -> {});
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    boolean wall = timings == Clock.WALL;
    long start =
        wall
            ? ManagementFactory.getRuntimeMXBean().getUptime()
            : threads.getCurrentThreadCpuTime() / 1_000_000;
    return new FusedPlacement(
        effort,
        System::nanoTime,
        wall ? System::nanoTime : threads::getCurrentThreadCpuTime,
        times -> {
          PrintWriter err = spec.commandLine().getErr();
          err.println("timings_ms start=%d %s".formatted(start, times.text()));
          err.flush();
        });
  }

  private Placement clustered() {
    if (placement != Place.FUSED || wire) {
      throw new BadInputException(
          "--cluster", "says where the services are; leave --placement and --wire out");
    }
    checkNoShards("was --cluster");
    int seconds = patience == null ? PATIENCE : patience;
    if (seconds < 1) {
      throw new BadInputException("--patience", "expected 1 second or more, was " + seconds);
    }
    PrintWriter err = spec.commandLine().getErr();
    return new ClusterPlacement(
        SystemConfig.load(config),
        new ClusterPlacement.Patience(seconds, ATTEMPTS),
        notice -> {
          err.println("admf: " + notice);
          err.flush();
        });
  }

  private Placement services() {
    checkNoShards("was services");
    return new ServicesPlacement(System::nanoTime, wire);
  }

  private void checkNoShards(String was) {
    if (!sweep.givenForThreads().isEmpty()) {
      throw new BadInputException(
          String.join(", ", sweep.givenForThreads()),
          "needs --placement fused, %s, which has no shards; leave it out".formatted(was));
    }
    if (timings != Clock.NONE) {
      throw new BadInputException(
          "--timings",
          "needs --placement fused, %s, whose stages overlap; leave one of them out"
              .formatted(was));
    }
  }
}
