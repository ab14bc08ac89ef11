package io.admf.data;

import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.RunComponents;
import io.admf.bus.vertx.RunSession;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.cluster.ServiceMain;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.event.EventType;
import io.admf.flow.Credit;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.plan.RunPlan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Market data as a service.
 *
 * <pre>
 * listens to   PHASE (credits: how many blocks may have been sent in all)
 * says         BAR: the frames of each block, together; BAR frames of each series; then PHASE:
 *              what was read
 * </pre>
 */
public final class DataVerticle extends ServiceVerticle {

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
    return new Session(
        plan, channel, new DataKernel(plan, RunComponents.of(components, settings, name())));
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
        sent++;
      }
    }

    private void finish() {
      done = true;
      JsonArray notes = new JsonArray();
      SkippedRows.notes(kernel.notes()).forEach(notes::add);
      channel.announce(
          EventType.PHASE,
          new JsonObject().put("data_hash", kernel.dataHash()).put("notes", notes));
    }

    @Override
    public void close() {
      kernel.close();
    }
  }
}
