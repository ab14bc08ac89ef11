package io.admf.reporting;

import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.RunComponents;
import io.admf.bus.vertx.RunSession;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.cluster.ServiceMain;
import io.admf.component.ComponentKind;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.event.Snapshot;
import io.admf.flow.AnalysisInbox;
import io.admf.flow.Blocks;
import io.admf.flow.Credit;
import io.admf.flow.Step;
import io.admf.frame.EquityFrame;
import io.admf.plan.RunPlan;
import io.admf.wire.Batch;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reporting as a service. Last in the chain, so it is the one that says how far the data may run
 * ahead.
 *
 * <pre>
 * listens to   BAR frames, SIGNAL (analysed blocks), PORTFOLIO_UPDATE (posted steps and equity
 *              frames), PHASE (what was read), RUN (the start)
 * says         PHASE: credits for the data service; RUN: when results are ready to be put in place
 * </pre>
 *
 * The coordinator's command to commit puts them there.
 */
public final class ReportingVerticle extends ServiceVerticle {

  /** The setting of a run whose bars are to be recorded: the experiment that reads them again. */
  public static final String REPLAY = "replay";

  private final Components components;
  private final LongSupplier nanoTime;
  private final @Nullable Path results;

  /**
   * @param nanoTime a clock for the elapsed time in the report; no event sees it
   */
  public ReportingVerticle(Components components, LongSupplier nanoTime) {
    this(components, nanoTime, null);
  }

  /**
   * The same where it is not for runs to say where results go.
   *
   * @param results the folder of all runs; null for the one that a run names
   */
  private ReportingVerticle(Components components, LongSupplier nanoTime, @Nullable Path results) {
    super("reporting", Work.WAITS);
    this.components = components;
    this.nanoTime = nanoTime;
    this.results = results;
  }

  /**
   * This service with the components that come with it.
   *
   * @param nanoTime a clock for the elapsed time in the report; no event sees it
   * @param results the folder of all runs, whatever folder a run names
   */
  public static ReportingVerticle withOwnComponents(LongSupplier nanoTime, Path results) {
    List<ComponentKind<?, ?>> kinds = List.of(ReportingKinds.METRIC);
    return new ReportingVerticle(
        Components.of(kinds, new ComponentScanner(kinds).beside(ReportingVerticle.class)),
        nanoTime,
        results);
  }

  /** Starts this service in a process of its own: {@code --config FILE}, or nothing. */
  public static void main(String[] arguments) {
    LongSupplier nanoTime = System::nanoTime;
    ServiceMain.run(
        "reporting", config -> withOwnComponents(nanoTime, config.results()), arguments);
  }

  @Override
  protected RunSession open(RunPlan plan, RunChannel channel, JsonObject settings) {
    return new Session(plan, channel, settings);
  }

  private final class Session implements RunSession {
    private final RunPlan plan;
    private final RunChannel channel;
    private final JsonObject settings;
    private final ReportingDesk desk;
    private final AnalysisInbox inbox;
    private final List<Batch> waiting = new ArrayList<>();
    private final long start = nanoTime.getAsLong();
    private @Nullable JsonObject data;
    private long block = -1;
    private int blockEquity;
    private int closed;
    private @Nullable RunReport report;
    private boolean placed;

    Session(RunPlan plan, RunChannel channel, JsonObject settings) {
      this.plan = plan;
      this.channel = channel;
      this.settings = settings;
      ReportingOptions defaults = ReportingOptions.defaults();
      this.desk =
          new ReportingDesk(
              plan,
              RunComponents.of(components, settings, name()),
              new ReportingOptions(
                  settings.getDouble("risk_free", 0.0),
                  defaults.acceptableReturn(),
                  settings.getDouble("periods_per_year", 0.0),
                  defaults.rankBy(),
                  defaults.curvePoints(),
                  defaults.listedTrades(),
                  settings.getInteger("kept", defaults.kept())),
              TraceMode.valueOf(settings.getString("trace", "none").toUpperCase(Locale.ROOT)),
              results != null ? results : Path.of(settings.getString("results", "results")));
      String replay = settings.getString(REPLAY);
      if (replay != null) {
        desk.recordBars(replay);
      }
      this.inbox = new AnalysisInbox(plan);
      channel.listen(
          channel.addresses().bars(),
          message -> {
            inbox.bars((Batch) message);
            work();
          });
      channel.listen(
          channel.addresses().of("strategies", EventType.SIGNAL),
          message -> {
            inbox.add(((Batch) message).items());
            work();
          });
      channel.listen(
          channel.addresses().posted("portfolios"),
          message -> {
            waiting.add((Batch) message);
            work();
          });
      channel.listenControl(
          EventType.PHASE,
          message -> {
            if (data == null) {
              data = message;
              finish();
            }
          });
      channel.listenControl(ServiceVerticle.GO, message -> go(message));
    }

    private void go(JsonObject message) {
      if (message.containsKey("go")) {
        credit();
      }
    }

    private void credit() {
      long reported = block + 1;
      if (Credit.due(reported, plan.frameSlices())) {
        channel.publish(channel.addresses().of("data", EventType.PHASE), new Credit(reported));
      }
    }

    /** Takes in all steps whose block is here. */
    private void work() {
      while (!waiting.isEmpty()) {
        Batch next = waiting.getFirst();
        long wanted = Blocks.of(next);
        while (block < wanted) {
          AnalysisInbox.Analysed analysed = inbox.poll();
          if (analysed == null) {
            return;
          }
          block++;
          blockEquity = 0;
          desk.block(analysed.block(), analysed.features(), analysed.regimes(), analysed.signals());
        }
        waiting.removeFirst();
        next.items().forEach(this::item);
      }
      finish();
    }

    private void item(Object item) {
      switch (item) {
        case Step step -> step(step);
        case EquityFrame equity -> {
          desk.equity(equity);
          if (++blockEquity == plan.portfolios().size()) {
            credit();
          }
        }
        default -> throw new IllegalStateException("expected a step or equity, was " + item);
      }
    }

    private void step(Step step) {
      Snapshot last = null;
      for (Event event : step.events()) {
        desk.event(step.portfolio(), event);
        if (event instanceof Snapshot snapshot) {
          last = snapshot;
        }
      }
      if (step.end() && last != null) {
        desk.closed(step.portfolio(), last);
        closed++;
      }
    }

    private void finish() {
      JsonObject read = data;
      if (report != null || read == null || closed < plan.portfolios().size()) {
        return;
      }
      read.getJsonArray("notes").forEach(note -> desk.note(String.valueOf(note)));
      report =
          desk.prepare(
              new Provenance(
                  plan.runId(),
                  settings.getString("name", plan.runId()),
                  settings.getString("config_hash", ""),
                  read.getString("data_hash"),
                  settings.getString("code_version", ""),
                  settings.getString("placement", "services"),
                  (nanoTime.getAsLong() - start) / 1_000_000),
              settings.getString("experiment", ""),
              summary -> summary);
      channel.announce(EventType.RUN, new JsonObject().put("ready", true));
    }

    @Override
    public JsonObject commit() {
      RunReport ready = report;
      if (ready == null) {
        throw new IllegalStateException("expected a run that has ended");
      }
      if (!placed) {
        desk.place();
        placed = true;
      }
      return new JsonObject()
          .put("folder", ready.folder().toString())
          .put("digest", ready.digest())
          .put("json", ready.json())
          .put("text", ready.text());
    }

    @Override
    public void close() {
      desk.close();
    }
  }
}
