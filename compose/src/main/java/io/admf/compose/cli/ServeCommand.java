package io.admf.compose.cli;

import io.admf.cluster.SystemConfig;
import io.admf.config.BadInputException;
import io.admf.reporting.ReportingWeb;
import io.admf.reporting.web.AccessToken;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows results to a browser. */
@Command(
    name = "serve",
    description = "Shows results to a browser on this machine until it is stopped.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  private static final String TOKEN = "ADMF_WEB_TOKEN";

  @Option(names = "--port", paramLabel = "N", description = "where to listen (default: 8080)")
  private @Nullable Integer port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "address to listen on (default: 127.0.0.1); another than loopback needs a token, from"
              + " web.token_file or the variable ADMF_WEB_TOKEN")
  private @Nullable String bind;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "folder of results (default: results)")
  private @Nullable Path results;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "system configuration; options win over what it says")
  private @Nullable Path config;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (port != null && (port < 0 || port > 65_535)) {
      throw new BadInputException("--port " + port, "expected a number from 0 to 65535");
    }
    SystemConfig system = SystemConfig.load(config);
    int wanted = port == null ? system.web().port() : port;
    String host = bind == null ? system.web().bind() : bind;
    Path folder = results == null ? system.results() : results;
    ReportingWeb web = new ReportingWeb(folder, host, wanted, token(system.web().tokenFile()));
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.isDirectory(folder)) {
      out.println("There is no folder " + folder + " yet; runs appear as soon as there are any.");
    }
    Vertx vertx = Vertx.vertx();
    try {
      vertx.deployVerticle(web).toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      vertx.close();
      spec.commandLine()
          .getErr()
          .printf("Cannot listen on port %d: %s%n", wanted, String.valueOf(e.getCause()));
      return Admf.FAILED;
    }
    out.printf("Results at http://%s:%d/  (stop with Ctrl-C)%n", host, web.port());
    out.flush();
    new CountDownLatch(1).await(); // until the process is told to end
    return 0;
  }

  /** The token in the environment, or the first line of the file, or null. */
  private static @Nullable AccessToken token(@Nullable Path file) {
    String given = System.getenv(TOKEN);
    if (given != null) {
      return AccessToken.of(TOKEN, given);
    }
    if (file == null) {
      return null;
    }
    try {
      return AccessToken.of(file.toString(), Files.readString(file).strip());
    } catch (IOException e) {
      throw new BadInputException(
          file.toString(), "expected a file with a token: " + e.getMessage());
    }
  }
}
