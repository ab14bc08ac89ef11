package io.admf.data;

import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.RunComponents;
import io.admf.bus.vertx.RunSession;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.cluster.ServiceMain;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.data.live.LiveBlocks;
import io.admf.data.live.LiveRun;
import io.admf.data.live.LiveTerms;
import io.admf.data.net.Machine;
import io.admf.event.EventType;
import io.admf.flow.Credit;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.plan.RunPlan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Market data as a service.
 *
 * <pre>
 * listens to   PHASE (credits: how many blocks may have been sent in all), RUN (a live run stops)
 * says         BAR: the frames of each block, together; BAR frames of each series; then PHASE:
 *              what was read
 * </pre>
 */
public final class DataVerticle extends ServiceVerticle {

  /** The setting of a run at the pace of a market: {@code {"speed", "for_nanos"}}. */
  public static final String LIVE = "live";

  private final Components components;

  public DataVerticle(Components components) {
    super("data", Work.WAITS);
    this.components = components;
  }

  /** This service with the components that come with it. */
  public static DataVerticle withOwnComponents() {
    return new DataVerticle(
        Components.of(
            DataKinds.ALL, new ComponentScanner(DataKinds.ALL).beside(DataVerticle.class)));
  }

  /** Starts this service in a process of its own: {@code --config FILE}, or nothing. */
  public static void main(String[] arguments) {
    ServiceMain.run("data", config -> withOwnComponents(), arguments);
  }

  @Override
  protected RunSession open(RunPlan plan, RunChannel channel, JsonObject settings) {
    Components known = RunComponents.of(components, settings, name());
    JsonObject live = settings.getJsonObject(LIVE);
    return live == null
        ? new Session(plan, channel, new DataKernel(plan, known))
        : new LiveSession(plan, channel, known, live);
  }

  /** Says the frames of a block. */
  private static void say(BarBlock block, RunPlan plan, RunChannel channel) {
    List<Object> frames = new ArrayList<>();
    for (int series = 0; series < block.seriesCount(); series++) {
      frames.add(block.frame(series));
    }
    if (plan.data().market().beyondBars()) {
      frames.add(block.market());
    }
    channel.publishAll(channel.addresses().bars(), frames);
    for (Series series : plan.series()) {
      channel.tell(channel.addresses().bars(series), block.frame(series.index()));
    }
  }

  /** Says what was read. */
  private static void sayEnd(String dataHash, List<String> notes, RunChannel channel) {
    channel.announce(
        EventType.PHASE,
        new JsonObject().put("data_hash", dataHash).put("notes", new JsonArray(notes)));
  }

  /** A run at the pace of a market: what goes waits for credit here, and the clock elsewhere. */
  private static final class LiveSession implements RunSession {
    private final RunPlan plan;
    private final RunChannel channel;
    private final Deque<BarBlock> due = new ArrayDeque<>();
    private final LiveRun run;
    private long credit;
    private long sent;
    private boolean begun;
    private @Nullable Runnable end;

    LiveSession(RunPlan plan, RunChannel channel, Components components, JsonObject live) {
      this.plan = plan;
      this.channel = channel;
      Double speed = live.getDouble("speed");
      this.run =
          new LiveRun(
              plan,
              LiveBlocks.open(plan, components, speed == null ? Double.NaN : speed),
              new LiveTerms(speed == null ? 1 : speed, live.getLong("for_nanos", Long.MAX_VALUE)),
              Machine.HERE,
              channel.entrance(),
              new LiveRun.Taker() {
                @Override
                public void block(BarBlock block) {
                  due.add(block);
                  send();
                }

                @Override
                public void ended(String dataHash, List<String> notes) {
                  end = () -> sayEnd(dataHash, notes, channel);
                  send();
                }
              });
      channel.listenLatest(
          channel.addresses().of("data", EventType.PHASE),
          message -> {
            credit = ((Credit) message).blocks(plan.frameSlices());
            if (!begun) {
              begun = true;
              run.start();
            }
            send();
          });
      channel.listenControl(
          ServiceVerticle.GO,
          message -> {
            if (message.getBoolean("stop", false)) {
              run.stop();
            }
          });
    }

    private void send() {
      while (sent < credit && !due.isEmpty()) {
        say(due.removeFirst(), plan, channel);
        run.taken();
        sent++;
      }
      Runnable last = end;
      if (last != null && due.isEmpty()) {
        end = null;
        last.run();
      }
    }

    @Override
    public void close() {
      run.close();
    }
  }

  private static final class Session implements RunSession {
    private final RunPlan plan;
    private final RunChannel channel;
    private final DataKernel kernel;
    private long sent;
    private boolean done;

    Session(RunPlan plan, RunChannel channel, DataKernel kernel) {
      this.plan = plan;
      this.channel = channel;
      this.kernel = kernel;
      channel.listenLatest(
          channel.addresses().of("data", EventType.PHASE),
          message -> send(((Credit) message).blocks(plan.frameSlices())));
    }

    /** Sends as many blocks as the credit allows. */
    private void send(long credit) {
      while (!done && sent < credit) {
        BarBlock block = kernel.next();
        if (block == null) {
          finish();
          return;
        }
        say(block, plan, channel);
        sent++;
      }
    }

    private void finish() {
      done = true;
      sayEnd(kernel.dataHash(), SkippedRows.notes(kernel.notes()), channel);
    }

    @Override
    public void close() {
      kernel.close();
    }
  }
}
