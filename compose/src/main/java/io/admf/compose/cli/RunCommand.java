package io.admf.compose.cli;

import io.admf.compose.Coordinator;
import io.admf.compose.Replay;
import io.admf.compose.Workbench;
import io.admf.compose.placement.Effort;
import io.admf.compose.placement.FusedPlacement;
import io.admf.compose.placement.Live;
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

  @Mixin private final LiveOptions live = new LiveOptions();

  @Mixin private final SweepOptions sweep = new SweepOptions();

  @Mixin private final ClusterOptions cluster;

  @Option(names = "--quiet", description = "prints nothing but errors")
  private boolean quiet;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  RunCommand(Membership.Door door) {
    this.cluster = new ClusterOptions(door);
  }

  @Override
  public Integer call() {
    String where = cluster.wanted();
    if (where != null) {
      checkElsewhere(where);
    }
    live.check(where, spec.commandLine().getParseResult(), placement);
    boolean heeded = live.wanted() || (placement == Place.FUSED && !"--cluster".equals(where));
    try (Workbench bench = Workbench.open(experiment.file, experiment.overrides);
        StopSignal stop = new StopSignal(heeded)) {
      Coordinator.Prepared prepared = bench.prepare(only);
      RunRequest request = live.of(Requests.of(prepared, experiment, bench, only, trace, out));
      return new Told(spec, json, quiet)
          .tell(() -> run(prepared, request, bench, stop), LeftOutText.line(prepared.leftOut()));
    }
  }

  /** What makes no sense where others do the work, in one error. */
  private void checkElsewhere(String where) {
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
          "cannot go with %s: it is for this process; leave it out".formatted(where));
    }
  }

  private RunReport run(
      Coordinator.Prepared prepared, RunRequest request, Workbench bench, StopSignal stop) {
    try {
      String where = cluster.wanted();
      boolean services = placement == Place.SERVICES || live.wanted() || "--cluster".equals(where);
      RunRequest reported =
          services ? request.with(request.reporting().withKept(sweep.kept())) : request;
      return where == null
          ? place(prepared, bench, stop).run(reported)
          : cluster.run(reported, bench, effort(stop), quiet ? null : spec.commandLine().getErr());
    } catch (BadInputException e) {
      throw prepared.located(e);
    }
  }

  private Effort effort(StopSignal stop) {
    return sweep.effort(ProgressForm.on(spec.commandLine().getErr(), quiet), stop::asked);
  }

  private Placement place(Coordinator.Prepared prepared, Workbench bench, StopSignal stop) {
    if (live.wanted()) {
      PrintWriter to = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
      // what comes with bars, or is made of them, is where it was: the experiment is its own replay
      String replay =
          prepared.plan().data().market().plain() && prepared.plan().data().time() == null
              ? Replay.text(experiment.file, experiment.overrides, bench.components())
              : null;
      return services(live.how(replay, quiet ? null : to, stop::asked));
    }
    return switch (Objects.requireNonNull(placement)) {
      case FUSED -> fused(stop);
      case SERVICES -> services(null);
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

  private Placement services(@Nullable Live how) {
    if (!sweep.givenForThreads().isEmpty()) {
      throw new BadInputException(
          String.join(", ", sweep.givenForThreads()),
          "needs --placement fused, was services, which has no shards; leave it out");
    }
    if (timings != Clock.NONE) {
      throw new BadInputException(
          "--timings",
          "needs --placement fused, was services, whose stages overlap; leave one of them out");
    }
    return new ServicesPlacement(System::nanoTime, wire, how);
  }
}
