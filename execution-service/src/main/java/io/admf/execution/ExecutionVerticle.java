package io.admf.execution;

import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.RunComponents;
import io.admf.bus.vertx.RunSession;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.cluster.ServiceMain;
import io.admf.component.ComponentKind;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.flow.BlockInbox;
import io.admf.flow.Step;
import io.admf.flow.StepQueue;
import io.admf.plan.RunPlan;
import io.admf.wire.Batch;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Execution as a service.
 *
 * <pre>
 * listens to   BAR frames, ORDER (steps with approved orders and changes)
 * says         FILL: steps for the ledger; FILL, ORDER_UPDATE, ORDER_CANCELLED, ORDER_REJECTED of
 *              each portfolio
 * </pre>
 */
public final class ExecutionVerticle extends ServiceVerticle {

  private final Components components;

  public ExecutionVerticle(Components components) {
    super("execution", Work.COMPUTES);
    this.components = components;
  }

  /** This service with the components that come with it. */
  public static ExecutionVerticle withOwnComponents() {
    List<ComponentKind<?, ?>> kinds = ExecutionKinds.ALL;
    return new ExecutionVerticle(
        Components.of(kinds, new ComponentScanner(kinds).beside(ExecutionVerticle.class)));
  }

  /** Starts this service in a process of its own: {@code --config FILE}, or nothing. */
  public static void main(String[] arguments) {
    ServiceMain.run("execution", config -> withOwnComponents(), arguments);
  }

  @Override
  protected RunSession open(RunPlan plan, RunChannel channel, JsonObject settings) {
    ExecutionKernel kernel =
        new ExecutionKernel(plan, RunComponents.of(components, settings, name()));
    StepQueue queue =
        new StepQueue(
            new BlockInbox(plan),
            kernel::bars,
            steps -> {
              List<Object> out = new ArrayList<>();
              steps.forEach(step -> out.add(advance(kernel, step, channel)));
              channel.publish(channel.addresses().fills("portfolios"), new Batch(out));
            });
    channel.listen(channel.addresses().bars(), message -> queue.bars((Batch) message));
    channel.listen(
        channel.addresses().orders("portfolios"),
        message -> queue.add(((Batch) message).items().stream().map(Step.class::cast).toList()));
    return () -> {}; // the kernel holds nothing but memory
  }

  private static Step advance(ExecutionKernel kernel, Step step, RunChannel channel) {
    int p = step.portfolio();
    List<Event> events = new ArrayList<>(step.events());
    for (Event event : step.events()) {
      if (event instanceof Order order) {
        kernel.accept(p, order);
      } else if (event instanceof OrderChange change) {
        kernel.change(p, change);
      }
    }
    int known = events.size();
    long reached = step.to();
    if (step.end()) {
      kernel.endOfData(p, events::add);
    } else if (kernel.active(p)) {
      reached = kernel.match(p, step.from(), step.to(), events::add);
    }
    events.subList(known, events.size()).forEach(channel::tell);
    Step done = step.with(reached, events);
    if (step.end()) {
      return done.standing(kernel.positions(p, reached));
    }
    boolean compared = done.decides() || events.size() > known;
    return compared ? done.standing(kernel.takeChangedPositions(p, reached)) : done;
  }
}
