package io.admf.compose.cli;

import io.admf.compose.Plugins;
import io.admf.compose.grid.GridNode;
import io.admf.compose.grid.GridTiming;
import io.admf.config.BadInputException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Works for sweeps of others, until it is told to end. */
@Command(
    name = "node",
    description = "Joins the cluster and works for every sweep that is run with --grid.",
    mixinStandardHelpOptions = true)
final class NodeCommand implements Callable<Integer> {

  private static final int MOST_WORKERS = 1_024;
  private static final int PART_FOR_BARS = 4;

  private final Membership.Door door;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the system configuration, which says where the cluster is")
  private @Nullable Path config;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "threads that work (default: one for each core)")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "what people call it (default: process and host)")
  private String name = ManagementFactory.getRuntimeMXBean().getName();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  NodeCommand(Membership.Door door) {
    this.door = door;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new BadInputException(
          "--workers", "must be from 1 to %d, was %d".formatted(MOST_WORKERS, workers));
    }
    try (StopSignal stop = new StopSignal(true);
        Membership member = door.join(config, "node")) {
      PrintWriter out = spec.commandLine().getOut();
      GridNode.Settings settings =
          new GridNode.Settings(
              name,
              member.name(),
              CodeVersion.get(),
              Plugins.FOLDER,
              workers,
              Runtime.getRuntime().maxMemory() / PART_FOR_BARS,
              GridTiming.DEFAULT,
              System::nanoTime,
              line -> say(out, line));
      String deployed =
          GridNode.deploy(member.vertx(), settings)
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      say(out, "node %s waits for sweeps, with %d workers".formatted(name, workers));
      stop.await();
      member.vertx().undeploy(deployed).toCompletionStage().toCompletableFuture().join();
      return 0;
    }
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
