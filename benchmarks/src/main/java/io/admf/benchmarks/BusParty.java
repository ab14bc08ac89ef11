package io.admf.benchmarks;

import io.admf.bus.vertx.ServiceVerticle;
import io.admf.cluster.Cluster;
import io.admf.cluster.SystemConfig;
import io.admf.execution.ExecutionVerticle;
import io.admf.ledger.LedgerVerticle;
import io.admf.portfolio.PortfolioVerticle;
import io.admf.reporting.ReportingVerticle;
import io.admf.strategy.StrategyVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * A member of a system of six, {@code BusParty CONFIG SERVICE}, that does on request what its part
 * is, both as ADMF does it and over the event bus alone. Reads a request a line, answers each with
 * one line.
 */
final class BusParty {

  /** The services, one a process; the first two send and take bars. */
  static final List<String> SERVICES =
      List.of("data", "strategy", "portfolio", "execution", "ledger", "reporting");

  private static final int RING_FROM = 2; // portfolio, execution, ledger

  private final Stopwatch stopwatch = new Stopwatch();
  private final ChannelSender channelSender = new ChannelSender();
  private final BareSender bareSender = new BareSender();
  private final ChannelReceiver channelReceiver = new ChannelReceiver();
  private final BareReceiver bareReceiver = new BareReceiver();
  private final BareRing ring;
  private final BareRing plainRing;
  private final PacedData data;

  private BusParty(Vertx vertx, Vertx plain, SystemConfig config, String service) {
    this.data = new PacedData(stopwatch);
    this.ring = new BareRing(SERVICES.indexOf(service) - RING_FROM);
    this.plainRing = new BareRing(SERVICES.indexOf(service) - RING_FROM);
    switch (service) {
      case "data" -> {
        deploy(vertx, channelSender, ServiceVerticle.options());
        deploy(vertx, bareSender, new DeploymentOptions());
        serve(vertx, data);
      }
      case "strategy" -> {
        deploy(vertx, channelReceiver, ServiceVerticle.options());
        deploy(vertx, bareReceiver, new DeploymentOptions());
        serve(vertx, StrategyVerticle.withOwnComponents());
      }
      case "portfolio" -> serve(vertx, PortfolioVerticle.withOwnComponents());
      case "execution" -> serve(vertx, ExecutionVerticle.withOwnComponents());
      case "ledger" -> serve(vertx, new LedgerVerticle());
      default ->
          serve(vertx, ReportingVerticle.withOwnComponents(System::nanoTime, config.results()));
    }
    if (service.equals("portfolio") || service.equals("execution") || service.equals("ledger")) {
      deploy(vertx, ring, new DeploymentOptions());
      deploy(plain, plainRing, new DeploymentOptions());
    }
  }

  private void serve(Vertx vertx, ServiceVerticle service) {
    deploy(
        vertx, service.wrap(carrier -> new Watched(carrier, stopwatch)), ServiceVerticle.options());
  }

  private static void deploy(Vertx vertx, VerticleBase verticle, DeploymentOptions options) {
    await(vertx.deployVerticle(verticle, options));
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    SystemConfig config = SystemConfig.load(Path.of(arguments[0]));
    try (Cluster cluster = Cluster.join(config, arguments[1]);
        PlainBus plain = PlainBus.join(config);
        BufferedReader requests =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      BusParty party = new BusParty(cluster.vertx(), plain.vertx(), config, arguments[1]);
      out.println("ready");
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        out.println(party.answer(line.split(" ", -1)));
      }
    }
  }

  private String answer(String[] request) {
    return switch (request[0]) {
      case "send" -> {
        BarSender sender = request[1].equals("bare") ? bareSender : channelSender;
        yield Long.toString(await(sender.send(Integer.parseInt(request[2]))));
      }
      case "taken" -> {
        BarReceiver receiver = request[1].equals("bare") ? bareReceiver : channelReceiver;
        yield receiver.taken() + " " + receiver.wrong();
      }
      case "rounds" -> {
        BareRing those = request[1].equals("plain") ? plainRing : ring;
        yield figures(
            await(
                those.rounds(
                    Integer.parseInt(request[2]),
                    Integer.parseInt(request[3]),
                    Integer.parseInt(request[4]))));
      }
      case "show" -> {
        data.show(new PacedData.Show(Integer.parseInt(request[1]), Integer.parseInt(request[2])));
        yield "ready";
      }
      case "reset" -> {
        stopwatch.reset();
        yield "ready";
      }
      case "steps" -> figures(stopwatch.steps());
      case "bytes" -> Long.toString(stopwatch.bytes());
      case "times" -> stopwatch.times();
      default -> throw new IllegalArgumentException("expected a request, was " + request[0]);
    };
  }

  /** Count, mean, median, 99th percentile and maximum. */
  private static String figures(Histogram times) {
    return String.format(
        Locale.ROOT,
        "%d %.1f %d %d %d",
        times.getTotalCount(),
        times.getMean(),
        times.getValueAtPercentile(50),
        times.getValueAtPercentile(99),
        times.getMaxValue());
  }
}
