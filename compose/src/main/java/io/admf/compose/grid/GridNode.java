package io.admf.compose.grid;

import io.admf.compose.fused.Workers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A worker of a grid. Takes part in one sweep after the other, whichever is offered: pulls units
 * and works them with its own threads.
 *
 * <pre>
 * listens to   admf.service.node     offers of coordinators
 * asks         the desk of the sweep it takes part in; says every second that it lives
 * </pre>
 */
public final class GridNode extends VerticleBase {

  private static final int REMEMBERED = 64;

  private final Settings settings;
  private final BlockingQueue<String> offers = new ArrayBlockingQueue<>(1);
  private final Deque<String> declined = new ArrayDeque<>();
  private final Promise<Void> ended = Promise.promise();
  private volatile boolean idle = true;
  private volatile boolean stopped;
  private volatile @Nullable GridSession session;
  private @Nullable Thread thread;

  /**
   * What a node is.
   *
   * @param name for people; what makes it unique is added
   * @param member its name as a member of the cluster, by which {@link Departures} tells that it
   *     left; empty where there is none
   * @param codeVersion of ADMF without plug-ins
   * @param plugins the folder of its plug-ins
   * @param workers threads that work, at least 1
   * @param memory bytes of bars that are kept
   * @param timing how often is spoken
   * @param nanoTime a clock that only goes forward, by which its speed is told
   * @param say takes lines for people
   */
  public record Settings(
      String name,
      String member,
      String codeVersion,
      Path plugins,
      int workers,
      long memory,
      GridTiming timing,
      LongSupplier nanoTime,
      Consumer<String> say) {}

  GridNode(Settings settings) {
    this.settings = settings;
  }

  /**
   * Begins to work.
   *
   * @param vertx any: alone, or a member of a cluster
   * @return the id to undeploy it by, which lets it give back what it works
   */
  public static Future<String> deploy(Vertx vertx, Settings settings) {
    return vertx.deployVerticle(new GridNode(settings));
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(settings.timing().beat(), _ -> beat());
    Thread worker = Thread.ofPlatform().daemon().name("admf-node").unstarted(this::loop);
    thread = worker;
    worker.start();
    return vertx
        .eventBus()
        .<JsonObject>consumer(Ask.NODES.text(), message -> hear(message.body()))
        .completion();
  }

  private void hear(JsonObject offer) {
    String desk = offer.getString("desk");
    if (desk != null && idle && !declined.contains(desk)) {
      offers.offer(desk);
    }
    GridSession now = session;
    if (now != null && now.desk().equals(offer.getString("over"))) {
      now.end();
    }
  }

  private void beat() {
    GridSession now = session;
    if (now != null) {
      now.beat();
    }
  }

  private void loop() {
    BarCache cache = new BarCache(settings.memory());
    try (Workers workers = new Workers(settings.workers())) {
      while (!stopped) {
        idle = true;
        String desk = offers.take();
        idle = false;
        takePart(desk, cache, workers);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // it is being undeployed
    } finally {
      ended.complete();
    }
  }

  private void takePart(String desk, BarCache cache, Workers workers) throws InterruptedException {
    String unique = UnitKey.of(settings.member() + '/' + context.deploymentID()); // a part will do
    String id = settings.name() + '/' + unique.substring(0, 8);
    DeskLine line = new DeskLine(vertx, desk, id, settings.timing());
    GridSession now = new GridSession(line, settings, cache, workers);
    session = now;
    try {
      now.work();
    } catch (DeskLine.GoneException e) {
      settings.say().accept("node %s: %s".formatted(id, e.getMessage()));
    } catch (RuntimeException | Error e) {
      // nothing of the sweep can be done here; whoever runs it is told why
      settings.say().accept("node %s takes no part: %s".formatted(id, e.getMessage()));
      line.tell(new JsonObject().put(Ask.ASK, Ask.UNABLE).put("message", "takes no part: " + e));
      decline(desk);
    } finally {
      session = null;
    }
  }

  private void decline(String desk) {
    context.runOnContext(
        _ -> {
          declined.addLast(desk);
          if (declined.size() > REMEMBERED) {
            declined.removeFirst();
          }
        });
  }

  /** Gives back what it works, and ends. */
  @Override
  public Future<?> stop() {
    stopped = true;
    GridSession now = session;
    if (now != null) {
      now.leave();
    }
    if (thread != null) {
      thread.interrupt();
    }
    return ended.future();
  }
}
