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
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The data service with made-up bars, which come as fast as credits allow or, as in a live market,
 * at a pace of their own.
 */
final class PacedData extends ServiceVerticle {

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
    return new Session(plan, channel, task(plan.runId(), now.bars()).market(), now.pace());
  }

  private final class Session implements RunSession {
    private final RunPlan plan;
    private final RunChannel channel;
    private final Market market;
    private final int blocks;
    private final int pace;
    private final Consumer<Runnable> entrance;
    private long credit;
    private int due;
    private int sent;
    private boolean begun;
    private @Nullable BarBlock latest;

    Session(RunPlan plan, RunChannel channel, Market market, int pace) {
      this.plan = plan;
      this.channel = channel;
      this.market = market;
      this.blocks = Math.ceilDiv(market.bars(), plan.frameSlices());
      this.pace = pace;
      this.entrance = channel.entrance();
      channel.listenLatest(
          channel.addresses().of("data", EventType.PHASE), message -> credit((Credit) message));
    }

    private void credit(Credit given) {
      credit = given.blocks(plan.frameSlices());
      if (pace == 0) {
        due = blocks;
      } else if (!begun) {
        Pace.of(pace).keep(blocks, this::due);
      }
      begun = true;
      send();
    }

    /** A block happens. */
    private void due(int block, long at) {
      stopwatch.due(block, at);
      entrance.accept(
          () -> {
            due = block + 1;
            send();
          });
    }

    private void send() {
      while (sent < due && sent < credit) {
        BarBlock next = Objects.requireNonNull(market.next(latest, plan.frameSlices()));
        latest = next;
        channel.publishAll(channel.addresses().bars(), List.of(next.frame(0)));
        if (++sent == blocks) {
          channel.announce(
              EventType.PHASE, new JsonObject().put("data_hash", "").put("notes", new JsonArray()));
        }
      }
    }

    @Override
    public void close() {} // what is due yet is said to nobody
  }
}
