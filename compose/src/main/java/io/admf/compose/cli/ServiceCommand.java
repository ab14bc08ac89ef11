package io.admf.compose.cli;

import io.admf.bus.vertx.ServiceVerticle;
import io.admf.cluster.ServiceMain;
import io.admf.cluster.SystemConfig;
import io.admf.data.DataVerticle;
import io.admf.execution.ExecutionVerticle;
import io.admf.ledger.LedgerVerticle;
import io.admf.portfolio.PortfolioVerticle;
import io.admf.reporting.ReportingVerticle;
import io.admf.strategy.StrategyVerticle;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts one service in this process. */
@Command(
    name = "service",
    description = "Runs one service as a member of a cluster until it is stopped.",
    mixinStandardHelpOptions = true)
final class ServiceCommand implements Callable<Integer> {

  /** The services there are. */
  enum Service {
    DATA,
    STRATEGY,
    PORTFOLIO,
    LEDGER,
    EXECUTION,
    REPORTING
  }

  @Parameters(
      paramLabel = "NAME",
      description = "data, strategy, portfolio, ledger, execution or reporting")
  private Service service = Service.DATA;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "system configuration (default: everything on this machine alone)")
  private @Nullable Path config;

  @Override
  public Integer call() throws InterruptedException {
    // what each service's own main does, with mistakes told as by every other command
    ServiceMain.run(service.name().toLowerCase(Locale.ROOT), verticle(service), config);
    new CountDownLatch(1).await(); // until the process is told to end
    return 0;
  }

  private static Function<SystemConfig, ServiceVerticle> verticle(Service service) {
    return switch (service) {
      case DATA -> config -> DataVerticle.withOwnComponents();
      case STRATEGY -> config -> StrategyVerticle.withOwnComponents();
      case PORTFOLIO -> config -> PortfolioVerticle.withOwnComponents();
      case LEDGER -> config -> new LedgerVerticle();
      case EXECUTION -> config -> ExecutionVerticle.withOwnComponents();
      case REPORTING ->
          config -> ReportingVerticle.withOwnComponents(System::nanoTime, config.results());
    };
  }
}
