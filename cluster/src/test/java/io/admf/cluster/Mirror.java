package io.admf.cluster;

import io.admf.bus.vertx.ChannelMeters;
import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.RunSession;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.plan.RunPlan;
import io.vertx.core.json.JsonObject;

/** A service that does nothing with its runs, for tests of the process around it. */
public final class Mirror extends ServiceVerticle {

  private Mirror() {
    super("mirror", Work.WAITS);
  }

  /** Starts it in a process of its own. */
  public static void main(String[] arguments) {
    ServiceMain.run("mirror", config -> new Mirror(), arguments);
  }

  @Override
  protected RunSession open(RunPlan plan, RunChannel channel, JsonObject settings) {
    ChannelMeters.of(vertx).sent("mirror:RUN", 0, 1);
    return () -> {};
  }
}
