package io.admf.portfolio;

import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.RunComponents;
import io.admf.bus.vertx.RunSession;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.cluster.ServiceMain;
import io.admf.component.ComponentKind;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.event.EventType;
import io.admf.flow.Step;
import io.admf.plan.RunPlan;
import io.admf.wire.Batch;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The decision maker as a service.
 *
 * <pre>
 * listens to   BAR frames, SIGNAL (analysed blocks), SNAPSHOT (steps that the ledger has posted)
 * says         ORDER: steps for execution; ORDER_REQUEST, ORDER, ORDER_REJECTED, ORDER_CHANGE of each
 *              portfolio
 * </pre>
 */
public final class PortfolioVerticle extends ServiceVerticle {

  private final Components components;

  public PortfolioVerticle(Components components) {
    super("portfolio", Work.COMPUTES);
    this.components = components;
  }

  /** This service with the components that come with it. */
  public static PortfolioVerticle withOwnComponents() {
    List<ComponentKind<?, ?>> kinds = PortfolioKinds.ALL;
    return new PortfolioVerticle(
        Components.of(kinds, new ComponentScanner(kinds).beside(PortfolioVerticle.class)));
  }

  /** Starts this service in a process of its own: {@code --config FILE}, or nothing. */
  public static void main(String[] arguments) {
    ServiceMain.run("portfolio", config -> withOwnComponents(), arguments);
  }

  @Override
  protected RunSession open(RunPlan plan, RunChannel channel, JsonObject settings) {
    long[] begun = new long[1]; // when the steps under way went out
    TradingLoop loop =
        new TradingLoop(
            plan,
            new PortfolioKernel(plan, RunComponents.of(components, settings, name())),
            steps -> {
              begun[0] = channel.nanos();
              channel.publish(channel.addresses().orders("portfolios"), new Batch(steps));
            },
            channel::tell);
    channel.listen(channel.addresses().bars(), message -> loop.bars((Batch) message));
    channel.listen(
        channel.addresses().of("strategies", EventType.SIGNAL),
        message -> loop.analysis(((Batch) message).items()));
    channel.listen(
        channel.addresses().snapshots("portfolios"),
        message -> {
          channel.took("step", begun[0]);
          loop.posted(((Batch) message).items().stream().map(Step.class::cast).toList());
        });
    return () -> {}; // the loop holds nothing but memory
  }
}
