package io.admf.benchmarks;

import io.admf.flow.Credit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same bytes as buffers over the event bus alone, as many ahead. */
final class BareSender extends VerticleBase implements BarSender {

  static final String BARS = "bare.bars";
  static final String TAKEN = "bare.taken";

  private final List<Buffer> bytes = new Bars().bytes();
  private @Nullable Promise<Long> end;
  private long taken;
  private long sent;
  private long target;
  private long start;

  @Override
  public Future<?> start() {
    return vertx
        .eventBus()
        .<Buffer>consumer(TAKEN, message -> taken(message.body().getLong(0)))
        .completion();
  }

  @Override
  public Future<Long> send(int frames) {
    Promise<Long> promise = Promise.promise();
    context.runOnContext(
        go -> {
          end = promise;
          target = sent + frames;
          start = System.nanoTime();
          pump();
        });
    return promise.future();
  }

  private void taken(long count) {
    taken = count;
    pump();
    Promise<Long> waiting = end;
    if (waiting != null && taken >= target) {
      end = null;
      waiting.complete(System.nanoTime() - start);
    }
  }

  private void pump() {
    while (sent < Math.min(taken + Credit.ahead(Bars.ROWS), target)) {
      vertx.eventBus().publish(BARS, bytes.get((int) (sent++ % bytes.size())));
    }
  }
}
