package io.admf.strategy;

import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.RunComponents;
import io.admf.bus.vertx.RunSession;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.cluster.ServiceMain;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.event.EventType;
import io.admf.flow.BlockInbox;
import io.admf.frame.BarBlock;
import io.admf.plan.RunPlan;
import io.admf.wire.Batch;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Features, strategies and classifiers as a service.
 *
 * <pre>
 * listens to   BAR frames of its run
 * says         SIGNAL: the feature, regime and signal frames of each block, in that order
 * </pre>
 */
public final class StrategyVerticle extends ServiceVerticle {

  private final Components components;

  public StrategyVerticle(Components components) {
    super("strategy", Work.COMPUTES);
    this.components = components;
  }

  /** This service with the components that come with it. */
  public static StrategyVerticle withOwnComponents() {
    var kinds =
        List.<io.admf.component.ComponentKind<?, ?>>of(
            StrategyKinds.STRATEGY, StrategyKinds.CLASSIFIER, StrategyKinds.FEATURE);
    return new StrategyVerticle(
        Components.of(kinds, new ComponentScanner(kinds).beside(StrategyVerticle.class)));
  }

  /** Starts this service in a process of its own: {@code --config FILE}, or nothing. */
  public static void main(String[] arguments) {
    ServiceMain.run("strategy", config -> withOwnComponents(), arguments);
  }

  @Override
  protected RunSession open(RunPlan plan, RunChannel channel, JsonObject settings) {
    StrategyKernel kernel =
        new StrategyKernel(
            plan, RunComponents.of(components, settings, name()), ExpressionFilters::compile);
    BlockInbox inbox = new BlockInbox(plan);
    channel.listen(
        channel.addresses().bars(),
        message -> {
          inbox.bars((Batch) message);
          for (BarBlock block = inbox.poll(); block != null; block = inbox.poll()) {
            channel.publishAll(
                channel.addresses().of("strategies", EventType.SIGNAL),
                frames(kernel.analyse(block)));
          }
        });
    return () -> {}; // the kernel holds nothing but memory
  }

  private static List<Object> frames(Analysis analysis) {
    List<Object> frames = new ArrayList<>();
    frames.addAll(analysis.features());
    frames.addAll(analysis.regimes());
    frames.addAll(analysis.signals());
    return frames;
  }
}
