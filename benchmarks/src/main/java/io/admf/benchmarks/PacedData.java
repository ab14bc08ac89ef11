package io.admf.benchmarks;

import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.RunSession;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.event.EventType;
import io.admf.flow.Credit;
import io.admf.frame.BarBlock;
import io.admf.plan.RunPlan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The data service with made-up bars, which come as fast as credits allow or, as in a live market,
 * at a pace of their own.
 */
final class PacedData extends ServiceVerticle {

  private static final long SECOND = 1_000_000_000;

  private final Stopwatch stopwatch;
  private volatile Show show = new Show(0, 0);

  /**
   * What the next run is to see.
   *
   * @param bars how many
   * @param pace blocks a second; 0 for no limit
   */
  record Show(int bars, int pace) {}

  /**
   * @param stopwatch is told when bars are due
   */
  PacedData(Stopwatch stopwatch) {
    super("data", Work.COMPUTES); // all bars are in memory
    this.stopwatch = stopwatch;
  }

  /** Says what the next run is to see. */
  void show(Show next) {
    show = next;
  }

  /** The task whose bars a run sees: one share, and a rule that trades on half of them. */
  static Task task(String run, int bars) {
    return new Task(run, run, 1, bars, true, List.of(new Task.Combination(1, 2)));
  }

  @Override
  protected RunSession open(RunPlan plan, RunChannel channel, JsonObject settings) {
    Show now = show;
    List<BarBlock> blocks = task(plan.runId(), now.bars()).market().blocks(plan.frameSlices());
    return new Session(plan, channel, blocks, now.pace());
  }

  private final class Session implements RunSession {
    private final RunPlan plan;
    private final RunChannel channel;
    private final List<BarBlock> blocks;
    private final int pace;
    private final Consumer<Runnable> entrance;
    private long credit;
    private int due;
    private int sent;
    private boolean begun;
    private volatile boolean closed;

    Session(RunPlan plan, RunChannel channel, List<BarBlock> blocks, int pace) {
      this.plan = plan;
      this.channel = channel;
      this.blocks = blocks;
      this.pace = pace;
      this.entrance = channel.entrance();
      channel.listenLatest(
          channel.addresses().of("data", EventType.PHASE), message -> credit((Credit) message));
    }

    private void credit(Credit given) {
      credit = given.blocks(plan.frameSlices());
      if (pace == 0) {
        due = blocks.size();
      } else if (!begun) {
        Thread.ofPlatform().daemon().name("market").start(this::tick);
      }
      begun = true;
      send();
    }

    /** Has a block become due at its time. */
    private void tick() {
      long start = System.nanoTime();
      for (int i = 0; i < blocks.size() && !closed; i++) {
        long at = start + i * SECOND / pace;
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        stopwatch.due(i, at);
        int until = i + 1;
        entrance.accept(
            () -> {
              due = until;
              send();
            });
      }
    }

    private void send() {
      while (sent < due && sent < credit) {
        channel.publishAll(channel.addresses().bars(), List.of(blocks.get(sent).frame(0)));
        if (++sent == blocks.size()) {
          channel.announce(
              EventType.PHASE, new JsonObject().put("data_hash", "").put("notes", new JsonArray()));
        }
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
