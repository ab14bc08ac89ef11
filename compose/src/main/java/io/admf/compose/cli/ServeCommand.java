package io.admf.compose.cli;

import io.admf.reporting.ReportingWeb;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows results to a browser. */
@Command(
    name = "serve",
    description = "Shows results to a browser on this machine until it is stopped.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Option(names = "--port", paramLabel = "N", description = "where to listen (default: 8080)")
  private int port = 8080;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "folder of results (default: results)")
  private Path results = Path.of("results");

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new io.admf.config.BadInputException(
          "--port " + port, "expected a number from 0 to 65535");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.isDirectory(results)) {
      out.println("There is no folder " + results + " yet; runs appear as soon as there are any.");
    }
    Vertx vertx = Vertx.vertx();
    ReportingWeb web = new ReportingWeb(results, port);
    try {
      vertx.deployVerticle(web).toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      vertx.close();
      spec.commandLine()
          .getErr()
          .printf("Cannot listen on port %d: %s%n", port, String.valueOf(e.getCause()));
      return Admf.FAILED;
    }
    out.printf("Results at http://127.0.0.1:%d/  (stop with Ctrl-C)%n", web.port());
    out.flush();
    new CountDownLatch(1).await(); // until the process is told to end
    return 0;
  }
}
