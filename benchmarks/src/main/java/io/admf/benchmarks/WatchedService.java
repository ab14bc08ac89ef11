package io.admf.benchmarks;

import io.admf.bus.vertx.BusCarrier;
import io.admf.bus.vertx.Carrier;
import io.admf.bus.vertx.ServiceHost;
import io.admf.bus.vertx.ServiceVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** A service as it is on the event bus, but for a stopwatch that looks at what it says. */
final class WatchedService extends VerticleBase {

  private final ServiceVerticle service;
  private final Stopwatch stopwatch;

  WatchedService(ServiceVerticle service, Stopwatch stopwatch) {
    this.service = service;
    this.stopwatch = stopwatch;
  }

  @Override
  public Future<?> start() {
    Carrier carrier = new Watched(new BusCarrier(vertx, false), stopwatch);
    ServiceHost host = service.on(carrier);
    host.start(carrier);
    return vertx.deployVerticle(new Pulse(host), new DeploymentOptions());
  }

  /** Answers while the service itself is busy. */
  private static final class Pulse extends VerticleBase {
    private final ServiceHost host;

    Pulse(ServiceHost host) {
      this.host = host;
    }

    @Override
    public Future<?> start() {
      host.startPulse(new BusCarrier(vertx, false));
      return Future.succeededFuture();
    }
  }
}
