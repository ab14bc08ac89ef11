package io.admf.ledger;

import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.RunSession;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.cluster.ServiceMain;
import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.flow.BlockInbox;
import io.admf.flow.Stand;
import io.admf.flow.Step;
import io.admf.flow.StepQueue;
import io.admf.frame.BarBlock;
import io.admf.plan.RunPlan;
import io.admf.wire.Batch;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as a service.
 *
 * <pre>
 * listens to   BAR frames, FILL (steps that execution has advanced)
 * says         SNAPSHOT: posted steps; PORTFOLIO_UPDATE: the same for the report, many in a
 *              message, and equity frames where a portfolio ends a block; POSITION_OPEN,
 *              LOT_CLOSE, POSITION_CLOSE, PORTFOLIO_UPDATE, SNAPSHOT of each portfolio
 * </pre>
 */
public final class LedgerVerticle extends ServiceVerticle {

  public LedgerVerticle() {
    super("ledger", Work.COMPUTES);
  }

  /** Starts this service in a process of its own: {@code --config FILE}, or nothing. */
  public static void main(String[] arguments) {
    ServiceMain.run("ledger", config -> new LedgerVerticle(), arguments);
  }

  @Override
  protected RunSession open(RunPlan plan, RunChannel channel, JsonObject settings) {
    Session session = new Session(plan, channel);
    channel.listen(channel.addresses().bars(), message -> session.queue.bars((Batch) message));
    channel.listen(
        channel.addresses().fills("portfolios"),
        message ->
            session.queue.add(((Batch) message).items().stream().map(Step.class::cast).toList()));
    return () -> {}; // the kernel holds nothing but memory
  }

  private static final class Session {
    /**
     * Steps and equity frames that are posted before the report is told, where no block ends: it is
     * in no hurry, and every message wakes another process while the trading loop waits.
     */
    private static final int TOLD_AT = 32;

    private final LedgerKernel kernel;
    private final RunChannel channel;
    private final StepQueue queue;
    private final List<Object> posted = new ArrayList<>(); // for the report
    private @Nullable BarBlock block;

    Session(RunPlan plan, RunChannel channel) {
      this.kernel = new LedgerKernel(plan);
      this.channel = channel;
      this.queue = new StepQueue(new BlockInbox(plan), this::block, this::steps);
    }

    private void block(BarBlock next) {
      block = next;
      kernel.bars(next);
    }

    private void steps(List<Step> steps) {
      List<Step> out = new ArrayList<>();
      boolean ended = false;
      for (Step step : steps) {
        ended |= post(step, out);
      }
      channel.publish(channel.addresses().snapshots("portfolios"), new Batch(List.copyOf(out)));
      if (ended || posted.size() >= TOLD_AT) {
        channel.publishAll(channel.addresses().posted("portfolios"), posted);
        posted.clear();
      }
    }

    private void reconcile(Step step) {
      List<Stand> executed = step.executed();
      if (executed != null) {
        kernel.reconcile(step.portfolio(), step.reached(), executed);
      }
    }

    /** Posts a step; whether it ends a block, or the run. */
    private boolean post(Step step, List<Step> out) {
      int p = step.portfolio();
      List<Event> events = new ArrayList<>();
      List<Event> own = new ArrayList<>();
      Consumer<Event> told =
          event -> {
            events.add(event);
            own.add(event);
          };
      for (Event event : step.events()) {
        kernel.advance(p, event.header().slice(), told);
        events.add(event);
      }
      for (Event event : step.events()) {
        if (event instanceof Fill fill) {
          kernel.post(p, fill, told);
        }
      }
      if (step.decides() || (!step.end() && kernel.tells(p, step.events()))) {
        told.accept(kernel.snapshot(p, step.reached(), told));
      }
      if (!step.end()) {
        reconcile(step); // with a snapshot or not: execution tells each change once
      }
      boolean endOfBlock =
          !step.end() && step.reached() == Objects.requireNonNull(block).lastSlice();
      Object equity = endOfBlock ? kernel.endBlock(p, told) : null;
      if (step.end()) {
        kernel.close(p, told);
        List<Stand> all = step.executed();
        if (all != null) {
          kernel.reconcileAll(p, step.reached(), all);
        }
      }
      own.forEach(channel::tell);
      Step done = step.with(step.reached(), events);
      out.add(done);
      posted.add(done);
      if (equity != null) {
        posted.add(equity);
      }
      return endOfBlock || step.end();
    }
  }
}
