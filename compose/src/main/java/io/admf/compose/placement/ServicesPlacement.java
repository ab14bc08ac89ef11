package io.admf.compose.placement;

import io.admf.bus.vertx.BusCarrier;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.component.OwnCode;
import io.admf.compose.placement.Conductor.Terms;
import io.admf.data.DataVerticle;
import io.admf.execution.ExecutionVerticle;
import io.admf.ledger.LedgerVerticle;
import io.admf.portfolio.PortfolioVerticle;
import io.admf.reporting.ReportingVerticle;
import io.admf.reporting.RunReport;
import io.admf.strategy.StrategyVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Six verticles in this JVM that speak only over their addresses on the event bus. What they
 * exchange can be forced through the wire codec, so that a test on one machine goes through all
 * that a cluster does.
 */
public final class ServicesPlacement implements Placement {

  private static final int PATIENCE = 30; // seconds; they are in this JVM

  private final LongSupplier nanoTime;
  private final boolean forceWire;
  private final @Nullable Live live;

  /**
   * @param nanoTime a clock for the elapsed time in the report; no event sees it
   * @param forceWire whether every message goes through the wire codec
   */
  public ServicesPlacement(LongSupplier nanoTime, boolean forceWire) {
    this(nanoTime, forceWire, null);
  }

  /**
   * The same at the pace of a market.
   *
   * @param live how; null for as fast as can be
   */
  public ServicesPlacement(LongSupplier nanoTime, boolean forceWire, @Nullable Live live) {
    this.nanoTime = nanoTime;
    this.forceWire = forceWire;
    this.live = live;
  }

  @Override
  public String name() {
    return "services";
  }

  @Override
  public RunReport run(RunRequest request) {
    Vertx vertx = Vertx.vertx();
    try {
      return await(deployServices(vertx, request).compose(deployed -> coordinate(vertx, request)));
    } finally {
      await(vertx.close());
    }
  }

  private Future<?> deployServices(Vertx vertx, RunRequest request) {
    List<Supplier<ServiceVerticle>> verticles =
        List.of(
            () -> new DataVerticle(request.components()),
            () -> new StrategyVerticle(request.components()),
            () -> new PortfolioVerticle(request.components()),
            () -> new ExecutionVerticle(request.components()),
            LedgerVerticle::new,
            () -> new ReportingVerticle(request.components(), nanoTime));
    return Future.all(
        verticles.stream()
            .map(verticle -> vertx.deployVerticle(verticle.get(), ServiceVerticle.options()))
            .toList());
  }

  private Future<RunReport> coordinate(Vertx vertx, RunRequest request) {
    Terms terms = new Terms("here", forceWire, true, 0, PATIENCE, 1);
    Briefing briefing = new Briefing(request, name(), OwnCode.NONE);
    Live how = live;
    if (how == null) {
      return conducted(vertx, request, briefing, terms, notice -> {});
    }
    vertx
        .getOrCreateContext()
        .runOnContext(
            context ->
                new LiveWatch(request.plan(), new BusCarrier(vertx, forceWire), how).start());
    return conducted(vertx, request, briefing.with(how), terms, notice -> {});
  }

  /** Conducts a run over services that are on an event bus already. */
  static Future<RunReport> conducted(
      Vertx vertx, RunRequest request, Briefing briefing, Terms terms, Consumer<String> notices) {
    Promise<RunReport> end = Promise.promise();
    Conductor.Ended ended =
        new Conductor.Ended() {
          @Override
          public void report(RunReport report) {
            end.complete(report);
          }

          @Override
          public void failed(RuntimeException failure) {
            end.fail(failure);
          }
        };
    vertx
        .getOrCreateContext()
        .runOnContext(
            context ->
                new Conductor(
                        new BusCarrier(vertx, terms.wire()),
                        request,
                        briefing,
                        terms,
                        notices,
                        ended)
                    .start());
    return end.future();
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
