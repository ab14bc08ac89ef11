package io.admf.bus.vertx;

import io.admf.event.EventType;
import io.admf.plan.RunPlan;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A service on the event bus: takes runs on and lets them go at its control address.
 *
 * <pre>
 * admf.service.&lt;name&gt;  {"command": "ping"}                                  → {"service", "runs"}
 *                      {"command": "deploy", "plan", "wire", "settings"}    → {"service", "run"}
 *                      {"command": "commit", "run", "attempt"}              → what came of the run
 *                      {"command": "dead_letters", "run"}                   → {"count", "latest"}
 *                      {"command": "tap", "run", "on"}                      → {"service", "run", "addresses"}
 *                      {"command": "undeploy", "run"}                       → {"service", "run"}
 * admf.service.&lt;name&gt;_pulse  {"run", "attempt", "coordinator"}          → {"service", "held"}
 * </pre>
 *
 * A command that cannot be understood is refused with {@link #NOT_UNDERSTOOD}, a run that is here
 * already with {@link #UNDER_WAY}. A run that the service cannot take on is answered with {@code
 * "failure"} beside its name: what is told at the run's ERROR address too. To let go of a run that
 * is not here does nothing.
 *
 * <p>A deployment may name its {@code coordinator}, its {@code attempt} (from 1; a later one takes
 * the place of an earlier one), and {@code lease_seconds}: where the coordinator asks for the pulse
 * less often, it is gone, and the run is let go, or given to another coordinator that wants it.
 * What names a coordinator is not let go for another one. {@code addresses} is the run's name in
 * addresses, where it is not its own. With {@code "tell": false} nothing is published for taps.
 */
public abstract class ServiceVerticle extends VerticleBase {

  /** The kind of control message that starts a run's data, once every service has taken it on. */
  public static final EventType GO = EventType.RUN;

  /** Failure code of a command that makes no sense. */
  public static final int NOT_UNDERSTOOD = 400;

  /** Failure code of a command about a run that is not here. */
  public static final int NOT_HERE = 404;

  /** Failure code of a deployment of a run that is here already. */
  public static final int UNDER_WAY = 409;

  /** Failure code of a command that broke. */
  public static final int BROKEN = 500;

  private final String name;
  private final Work work;
  private UnaryOperator<Carrier> wrapping = UnaryOperator.identity();
  private @Nullable ServiceHost host;
  private @Nullable Workplace workplace;

  /** What a service does with what it hears. */
  public enum Work {
    /** It may wait for files or others: all of it is done on a worker thread. */
    WAITS,
    /** It only computes in memory: what is quick is done on the event loop that hears it. */
    COMPUTES
  }

  /**
   * @param name the service's name in its control address
   */
  protected ServiceVerticle(String name, Work work) {
    this.name = name;
    this.work = work;
  }

  /**
   * Has everything that carries messages of runs wrapped, as in a measurement. Before it starts.
   */
  public final ServiceVerticle wrap(UnaryOperator<Carrier> wrapped) {
    wrapping = wrapped;
    return this;
  }

  /** The service's name. */
  public final String name() {
    return name;
  }

  /** Services may read files and compute for a while: they run on worker threads, one at a time. */
  public static DeploymentOptions options() {
    return new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
  }

  /**
   * Takes a run on.
   *
   * @param settings what this service alone needs to know
   */
  protected abstract RunSession open(RunPlan plan, RunChannel channel, JsonObject settings);

  /** The service on something else than an event bus. */
  public final ServiceHost on(Carrier carrier) {
    return new ServiceHost(name, this::open, wire -> carrier);
  }

  /** How many runs are here. */
  public final int runs() {
    ServiceHost here = host;
    return here == null ? 0 : here.runs();
  }

  @Override
  public Future<?> start() {
    Pulse pulse = new Pulse();
    return vertx
        .deployVerticle(pulse, new DeploymentOptions())
        .compose(deployed -> pulse.begin(begin(pulse.loop())));
  }

  private ServiceHost begin(Context loop) {
    Workplace place = work == Work.COMPUTES ? new Workplace(loop, context) : null;
    ServiceHost made =
        new ServiceHost(
            name, this::open, wire -> wrapping.apply(new BusCarrier(vertx, wire, place)));
    workplace = place;
    host = made;
    inTurn(() -> made.start(new BusCarrier(vertx, false, place)));
    return made;
  }

  private void inTurn(Runnable act) {
    if (workplace == null) {
      act.run();
    } else {
      workplace.inTurn(act);
    }
  }

  /** Answers while the service itself is busy: on an event loop of its own. */
  private static final class Pulse extends VerticleBase {

    Context loop() {
      return context;
    }

    Future<?> begin(ServiceHost host) {
      Promise<Void> heard = Promise.promise();
      context.runOnContext(
          go -> {
            BusCarrier carrier = new BusCarrier(vertx, false);
            host.startPulse(carrier);
            carrier.settled(heard::complete);
          });
      return heard.future();
    }
  }

  @Override
  public Future<?> stop() {
    inTurn(Objects.requireNonNull(host)::stop);
    return Future.succeededFuture();
  }
}
