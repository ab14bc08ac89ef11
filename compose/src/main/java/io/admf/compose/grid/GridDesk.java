package io.admf.compose.grid;

import io.admf.bus.Addresses;
import io.admf.compose.grid.dispatch.Answer;
import io.admf.compose.grid.dispatch.Dispatcher;
import io.admf.compose.grid.dispatch.GridException;
import io.admf.compose.grid.dispatch.Rules;
import io.admf.event.EventType;
import io.admf.plan.PortfolioSpec;
import io.admf.reporting.results.RowLog;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where nodes come for the work of one sweep. Says every second at the address of nodes that there
 * is work, answers what they ask (see {@link Ask}), and hands on the rows that they bring.
 */
final class GridDesk extends VerticleBase {

  /** What the desk hands on. */
  sealed interface Told {

    /** The rows of a unit, for the first time. */
    record Rows(RowLog.Batch batch) implements Told {}

    /** The sweep cannot go on. */
    record Broken(Throwable cause) implements Told {}
  }

  private final GridJob job;
  private final Grid grid;
  private final LongSupplier nanoTime;
  private final Supplier<BarSpool> bars;
  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private final Dispatcher dispatcher;
  private final Map<String, String> memberOf = new LinkedHashMap<>();
  private final Set<String> refused = new LinkedHashSet<>();
  private @Nullable Future<BarSpool> spool;
  private String address = "";
  private volatile int nodes;

  /**
   * @param bars writes the bars down, when a node wants them
   */
  GridDesk(GridJob job, Grid grid, Rules rules, LongSupplier nanoTime, Supplier<BarSpool> bars) {
    this.job = job;
    this.grid = grid;
    this.nanoTime = nanoTime;
    this.bars = bars;
    this.dispatcher = new Dispatcher(job.order().size(), rules, nanoTime.getAsLong());
  }

  /** What it hands on. */
  BlockingQueue<Told> told() {
    return told;
  }

  /** How many nodes there are, for any thread. */
  int nodes() {
    return nodes;
  }

  @Override
  public Future<?> start() {
    // of its own: the same sweep may be run twice at once, or again after its coordinator died
    String container = "grid-" + UnitKey.of(grid.member() + '/' + context.deploymentID());
    address = new Addresses(job.plan().runId()).of(container, EventType.RUN).text();
    grid.departures().listen(member -> context.runOnContext(_ -> departed(member)));
    return vertx
        .eventBus()
        .consumer(address, this::answer)
        .completion()
        .onSuccess(_ -> vertx.setPeriodic(0, grid.timing().beat(), _ -> guard(this::tick)));
  }

  @Override
  public Future<?> stop() {
    vertx.eventBus().publish(Ask.NODES.text(), new JsonObject().put("over", address));
    Future<BarSpool> written = spool;
    return written == null
        ? Future.succeededFuture()
        : written.onSuccess(BarSpool::close).otherwiseEmpty();
  }

  private void tick() {
    for (String node : dispatcher.tick(nanoTime.getAsLong())) {
      memberOf.remove(node);
      grid.watch().say("node %s was lost: it has been silent too long".formatted(node));
    }
    nodes = dispatcher.nodes();
    vertx
        .eventBus()
        .publish(
            Ask.NODES.text(),
            new JsonObject()
                .put("desk", address)
                .put("run", job.plan().runId())
                .put("code", job.codeVersion()));
  }

  private void departed(String member) {
    List<String> gone =
        memberOf.entrySet().stream()
            .filter(entry -> entry.getValue().equals(member))
            .map(Map.Entry::getKey)
            .toList();
    gone.forEach(node -> leave(node, "left the cluster"));
  }

  private void leave(String node, String how) {
    if (memberOf.remove(node) != null) {
      grid.watch().say("node %s %s".formatted(node, how));
    }
    dispatcher.left(node, nanoTime.getAsLong());
    nodes = dispatcher.nodes();
  }

  private void guard(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      told.add(new Told.Broken(explained(e)));
    }
  }

  /** That there was no node has a reason, where some were refused. */
  private Throwable explained(Throwable e) {
    if (e instanceof GridException && nodes == 0) {
      return new GridException(
          e.getMessage()
              + (refused.isEmpty()
                  ? "; start one: admf node"
                  : "; refused were:\n  " + String.join("\n  ", refused)));
    }
    return e;
  }

  private void answer(Message<JsonObject> message) {
    try {
      JsonObject body = message.body();
      String node = body.getString("node", "");
      switch (body.getString(Ask.ASK, "")) {
        case Ask.HELLO -> message.reply(hello(node, body.getString("code")));
        case Ask.JOIN -> message.reply(join(node, body));
        case Ask.BARS -> bars(node, message);
        case Ask.CHUNK -> chunk(node, body.getLong("at"), message);
        case Ask.WORK -> message.reply(work(node));
        case Ask.ROWS -> message.reply(rows(node, body));
        case Ask.FAILED -> message.reply(failed(node, body));
        case Ask.BEAT -> message.reply(beat(node, body.getLong("lease")));
        case Ask.BYE -> {
          leave(node, "has left");
          message.reply(new JsonObject());
        }
        case Ask.UNABLE -> {
          refuse(node, body.getString("message"));
          message.reply(new JsonObject());
        }
        case String other -> message.fail(400, "expected a question of a node, was " + other);
      }
      nodes = dispatcher.nodes();
    } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
      message.fail(400, "not understood: " + e.getMessage());
    } catch (RuntimeException e) {
      guard(
          () -> {
            throw e;
          });
      message.fail(500, e.toString());
    }
  }

  private JsonObject refuse(String node, String why) {
    String line = "node %s %s".formatted(node, why);
    if (refused.add(line)) {
      grid.watch().say(line);
    }
    dispatcher.left(node, nanoTime.getAsLong());
    return new JsonObject().put(Ask.REFUSED, line);
  }

  private JsonObject hello(String node, String code) {
    boolean same =
        job.codeVersion().equals(code) || job.codeVersion().startsWith(code + "+plugins-");
    return same ? job.welcome() : refuse(node, otherCode(code));
  }

  private String otherCode(String code) {
    return "is refused: its code version is %s, the sweep's is %s; start it from the same build, with the same plugins"
        .formatted(code, job.codeVersion());
  }

  private JsonObject join(String node, JsonObject body) {
    String code = body.getString("code");
    if (!job.codeVersion().equals(code)) {
      return refuse(node, otherCode(code));
    }
    if (memberOf.putIfAbsent(node, body.getString("member", "")) == null) {
      grid.watch().say("node %s has joined".formatted(node));
    }
    dispatcher.heard(node, 0, nanoTime.getAsLong());
    return new JsonObject();
  }

  private Future<BarSpool> spool() {
    Future<BarSpool> written = spool;
    if (written == null) {
      written =
          vertx
              .executeBlocking(bars::get, false)
              .map(s -> Objects.requireNonNull(s))
              .onFailure(e -> told.add(new Told.Broken(e)));
      spool = written;
    }
    return written;
  }

  private void bars(String node, Message<JsonObject> message) {
    dispatcher.heard(node, 0, nanoTime.getAsLong());
    spool()
        .onSuccess(
            s -> message.reply(new JsonObject().put("bytes", s.bytes()).put("hash", s.hash())))
        .onFailure(e -> message.fail(500, e.toString()));
  }

  private void chunk(String node, long at, Message<JsonObject> message) {
    dispatcher.heard(node, 0, nanoTime.getAsLong());
    spool()
        .onSuccess(
            s -> {
              byte[] chunk = s.chunk(at);
              grid.watch().shipped(node, chunk.length);
              message.reply(Buffer.buffer(chunk));
            })
        .onFailure(e -> message.fail(500, e.toString()));
  }

  private JsonObject work(String node) {
    return switch (dispatcher.ask(node, nanoTime.getAsLong())) {
      case Answer.Finished() -> new JsonObject().put("finished", true);
      case Answer.Wait() -> new JsonObject().put("wait", true);
      case Answer.Work(int unit, long lease, int from, int to) -> {
        List<PortfolioSpec> portfolios = job.order().subList(from, to);
        yield new JsonObject()
            .put("unit", unit)
            .put("lease", lease)
            .put("key", job.key(portfolios))
            .put("plan", job.part(portfolios));
      }
    };
  }

  private JsonObject rows(String node, JsonObject body) {
    int unit = body.getInteger("unit");
    List<PortfolioSpec> portfolios =
        job.order().subList(dispatcher.from(unit), dispatcher.to(unit));
    String text = body.getString("rows");
    RowLog.Batch batch = RowLog.Batch.of(text);
    List<String> expected = portfolios.stream().map(PortfolioSpec::comboId).toList();
    List<String> actual = batch.rows().stream().map(RowLog.Row::combo).toList();
    if (!job.key(portfolios).equals(body.getString("key")) || !expected.equals(actual)) {
      throw new IllegalArgumentException(
          "expected rows of %s under key %s, was %s under %s"
              .formatted(expected, job.key(portfolios), actual, body.getString("key")));
    }
    boolean first =
        dispatcher.done(node, unit, UnitKey.of(text), body.getLong("took"), nanoTime.getAsLong());
    if (first) {
      grid.watch().worked(node, portfolios.size());
      told.add(new Told.Rows(batch));
    }
    return work(node);
  }

  private JsonObject failed(String node, JsonObject body) {
    grid.watch()
        .say("node %s could not work a unit: %s".formatted(node, body.getString("message")));
    dispatcher.failed(
        node,
        body.getInteger("unit"),
        body.getLong("lease"),
        body.getString("message"),
        nanoTime.getAsLong());
    return work(node);
  }

  private JsonObject beat(String node, long lease) {
    return new JsonObject().put("wanted", dispatcher.heard(node, lease, nanoTime.getAsLong()));
  }
}
