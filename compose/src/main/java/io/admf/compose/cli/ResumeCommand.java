package io.admf.compose.cli;

import io.admf.component.Names;
import io.admf.compose.Coordinator;
import io.admf.compose.Rerun;
import io.admf.compose.Workbench;
import io.admf.compose.placement.Effort;
import io.admf.compose.placement.FusedPlacement;
import io.admf.compose.placement.RunRequest;
import io.admf.config.BadInputException;
import io.admf.reporting.RunReport;
import io.admf.reporting.TraceMode;
import io.admf.reporting.results.RowLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a sweep that was stopped. */
@Command(
    name = "resume",
    description = "Finishes a sweep that was stopped; its finished rows are not worked again.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RUN",
      description = "the sweep: its run id, or its folder, results/<run_id>.unfinished")
  private String run = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder where ids are looked up (default: results)")
  private Path results = Path.of("results");

  @Mixin private final SweepOptions sweep = new SweepOptions();

  @Mixin private final ClusterOptions cluster;

  @Option(names = "--json", description = "prints the summary alone on standard output")
  private boolean json;

  @Option(names = "--quiet", description = "prints nothing but errors")
  private boolean quiet;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  ResumeCommand(Membership.Door door) {
    this.cluster = new ClusterOptions(door);
  }

  @Override
  public Integer call() {
    String where = cluster.wanted();
    if (where != null && sweep.givenForThreads().contains("--workers")) {
      throw new BadInputException(
          "--workers", "cannot go with %s: it is for this process; leave it out".formatted(where));
    }
    Path folder = folder();
    try (Workbench bench = Rerun.workbench(folder);
        StopSignal stop = new StopSignal(true)) {
      Coordinator.Prepared prepared = bench.prepare(Rerun.only(folder));
      Path into = Objects.requireNonNull(folder.toAbsolutePath().getParent());
      RunRequest request = Requests.of(prepared, bench, Rerun.kept(folder), TraceMode.NONE, into);
      check(folder, request, into);
      return new Told(spec, json, quiet)
          .tell(() -> run(prepared, request, bench, stop), LeftOutText.line(prepared.leftOut()));
    }
  }

  private RunReport run(
      Coordinator.Prepared prepared, RunRequest request, Workbench bench, StopSignal stop) {
    Effort effort = sweep.effort(ProgressForm.on(spec.commandLine().getErr(), quiet), stop::asked);
    try {
      return cluster.wanted() != null
          ? cluster.run(request, bench, effort, quiet ? null : spec.commandLine().getErr())
          : new FusedPlacement(effort, System::nanoTime, () -> 0, times -> {}).run(request);
    } catch (BadInputException e) {
      throw prepared.located(e);
    }
  }

  /** The folder of the unfinished sweep. */
  private Path folder() {
    String id =
        run.endsWith(RowLog.SUFFIX) ? run.substring(0, run.length() - RowLog.SUFFIX.length()) : run;
    for (Path folder : List.of(Path.of(id + RowLog.SUFFIX), RowLog.place(results, id))) {
      if (Files.exists(folder.resolve(RowLog.EXPERIMENT))) {
        return folder;
      }
    }
    List<String> known = RowLog.unfinished(results);
    String nearest = Names.nearest(id, known);
    throw new BadInputException(
        run,
        Files.exists(results.resolve(id).resolve("summary.json"))
            ? "is finished: see " + results.resolve(id)
            : known.isEmpty()
                ? "there is no unfinished sweep in " + results
                : nearest == null
                    ? "expected one of " + known
                    : "there is no such unfinished sweep in %s; did you mean %s?"
                        .formatted(results, nearest));
  }

  /** Rows of other code or another configuration are not to be gone on with. */
  private static void check(Path folder, RunRequest request, Path into) {
    RowLog.Origin now = new RowLog.Origin(request.configHash(), request.codeVersion());
    if (!RowLog.continues(into, request.plan().runId(), now)
        || !RowLog.place(into, request.plan().runId()).equals(folder.toAbsolutePath())) {
      throw new BadInputException(
          folder.toString(),
          "its rows were made by another version of ADMF or of the experiment (now %s, configuration %s); run it again"
              .formatted(now.codeVersion(), now.configHash()));
    }
  }
}
