package io.admf.compose.grid;

import io.admf.component.Components;
import io.admf.compose.Library;
import io.admf.compose.Plugins;
import io.admf.compose.fused.Sweep;
import io.admf.compose.fused.Workers;
import io.admf.compose.grid.dispatch.GridException;
import io.admf.flow.PlanJson;
import io.admf.frame.BarBlock;
import io.admf.plan.RunPlan;
import io.admf.reporting.Provenance;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.RunSummary;
import io.admf.reporting.results.RowLog;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A node's part in one sweep, from hello to the end. Works in one thread, is heard from others. */
final class GridSession {

  private static final int DEEPEST = 5;

  private final DeskLine line;
  private final GridNode.Settings settings;
  private final BarCache cache;
  private final Workers workers;
  private final AtomicLong lease = new AtomicLong();
  private @Nullable JsonObject given; // what is to be done next, where that is known
  private volatile boolean joined;
  private volatile boolean over;

  /** What is needed to work a unit. */
  private record Bench(
      Components components, ReportingOptions reporting, String dataHash, List<BarBlock> bars) {}

  GridSession(DeskLine line, GridNode.Settings settings, BarCache cache, Workers workers) {
    this.line = line;
    this.settings = settings;
    this.cache = cache;
    this.workers = workers;
  }

  String desk() {
    return line.desk();
  }

  /** Says that the node lives, and hears whether what it works is still wanted. */
  void beat() {
    long now = lease.get();
    if (joined && !over) {
      line.ask(
          ask(Ask.BEAT).put("lease", now),
          answer -> {
            if (now != 0 && !answer.getBoolean("wanted")) {
              lease.compareAndSet(now, 0);
            }
          });
    }
  }

  /** The sweep is over. */
  void end() {
    over = true;
  }

  /** The node leaves the sweep. */
  void leave() {
    over = true;
    if (joined) {
      line.tell(ask(Ask.BYE));
    }
  }

  private static JsonObject ask(String what) {
    return new JsonObject().put(Ask.ASK, what);
  }

  private JsonObject asked(JsonObject question) throws InterruptedException {
    JsonObject answer = line.ask(question, JsonObject.class);
    String refusal = answer.getString(Ask.REFUSED);
    if (refusal != null) {
      throw new GridException(refusal);
    }
    return answer;
  }

  /**
   * Takes part until the sweep is over.
   *
   * @throws GridException if the node cannot take part
   */
  void work() throws InterruptedException {
    JsonObject welcome = asked(ask(Ask.HELLO).put("code", settings.codeVersion()));
    try (Plugins plugins = Plugins.with(settings.plugins(), sources(welcome))) {
      asked(
          ask(Ask.JOIN)
              .put("code", settings.codeVersion() + plugins.version())
              .put("member", settings.member()));
      joined = true;
      Bench bench =
          new Bench(
              Library.discover(plugins),
              ReportingText.read(welcome.getString("reporting")),
              welcome.getString("data_hash"),
              bars(welcome));
      while (!over && next(bench)) {}
    }
  }

  private static List<Plugins.Source> sources(JsonObject welcome) {
    List<Plugins.Source> sources = new ArrayList<>();
    JsonArray sent = welcome.getJsonArray("sources");
    for (int i = 0; i < sent.size(); i++) {
      JsonObject source = sent.getJsonObject(i);
      sources.add(new Plugins.Source(source.getString("name"), source.getString("text")));
    }
    return sources;
  }

  /** Does what is to be done next; false when there will be nothing any more. */
  private boolean next(Bench bench) throws InterruptedException {
    JsonObject work = given == null ? asked(ask(Ask.WORK)) : given;
    given = null;
    if (work.getBoolean("finished", false)) {
      return false;
    }
    if (work.getBoolean("wait", false)) {
      line.pause();
      return true;
    }
    JsonObject answer = worked(work, bench);
    lease.set(0);
    if (answer != null) {
      given =
          asked(answer.put("unit", work.getInteger("unit")).put("lease", work.getLong("lease")));
    }
    return true;
  }

  /** The rows, or what went wrong; null when the unit is not wanted any more. */
  private @Nullable JsonObject worked(JsonObject work, Bench bench) {
    long mine = work.getLong("lease");
    lease.set(mine);
    LongSupplier clock = settings.nanoTime();
    long start = clock.getAsLong();
    try {
      RowLog.Batch batch = rows(PlanJson.read(work.getString("plan")), bench, mine);
      return batch == null
          ? null
          : ask(Ask.ROWS)
              .put("key", work.getString("key"))
              .put("took", clock.getAsLong() - start)
              .put("rows", batch.text());
    } catch (RuntimeException | Error e) {
      return ask(Ask.FAILED).put("message", told(e));
    }
  }

  /** An exception with what caused it, in a line. */
  private static String told(Throwable e) {
    StringBuilder text = new StringBuilder(e.toString());
    int depth = 0;
    for (Throwable c = e.getCause(); c != null && depth < DEEPEST; c = c.getCause()) {
      text.append("; caused by ").append(c);
      depth++;
    }
    return text.toString();
  }

  private RowLog.@Nullable Batch rows(RunPlan part, Bench bench, long mine) {
    Sweep sweep = new Sweep(part, bench.components(), bench.reporting(), workers);
    for (BarBlock block : bench.bars()) {
      if (over || lease.get() != mine) {
        return null;
      }
      sweep.block(block);
    }
    RunSummary summary =
        sweep.end(new Provenance(part.runId(), "", "", bench.dataHash(), "", "grid", 0));
    return new RowLog.Batch(
        bench.dataHash(),
        summary.silent(),
        summary.portfolios().stream().map(RowLog.Row::of).toList());
  }

  /** The bars of the sweep: those that were sent before, or sent now. */
  private List<BarBlock> bars(JsonObject welcome) throws InterruptedException {
    String key = welcome.getString("data");
    List<BarBlock> known = cache.get(key);
    if (known != null) {
      return known;
    }
    JsonObject said = asked(ask(Ask.BARS));
    long bytes = said.getLong("bytes");
    if (bytes > cache.room()) {
      throw new GridException(
          "the bars take %,d MB, there is room for %,d MB; give the node more memory"
              .formatted(bytes >> 20, cache.room() >> 20));
    }
    FrameReader reader = new FrameReader(welcome.getInteger("series"), bytes);
    for (long at = 0; at < bytes; ) {
      Buffer chunk = line.ask(ask(Ask.CHUNK).put("at", at), Buffer.class);
      if (over) {
        throw new DeskLine.GoneException("the sweep is over before all bars were here");
      }
      reader.add(chunk.getBytes());
      at += chunk.length();
    }
    List<BarBlock> blocks = reader.blocks(said.getString("hash"));
    cache.put(key, blocks, bytes);
    return blocks;
  }
}
