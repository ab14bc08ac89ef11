package io.admf.benchmarks;

import io.admf.bus.vertx.BusCarrier;
import io.admf.bus.vertx.RunChannel;
import io.admf.event.EventType;
import io.admf.flow.Credit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Through a run channel, as the data service does. */
final class ChannelSender extends VerticleBase implements BarSender {

  static final String RUN = "bars";

  private final Bars bars = new Bars();
  private @Nullable RunChannel channel;
  private @Nullable Promise<Long> end;
  private long credit = Credit.ahead(Bars.ROWS);
  private long sent;
  private long target;
  private long start;

  @Override
  public Future<?> start() {
    RunChannel made = new RunChannel(new BusCarrier(vertx, false), RUN, "data");
    made.listenLatest(
        made.addresses().of("data", EventType.PHASE), message -> credit((Credit) message, made));
    channel = made;
    return Future.succeededFuture();
  }

  @Override
  public Future<Long> send(int frames) {
    Promise<Long> promise = Promise.promise();
    context.runOnContext(
        go -> {
          end = promise;
          target = sent + frames;
          start = System.nanoTime();
          pump(channel);
        });
    return promise.future();
  }

  private void credit(Credit given, RunChannel from) {
    credit = given.blocks(Bars.ROWS);
    pump(from);
    Promise<Long> waiting = end;
    if (waiting != null && given.reported() >= target) {
      end = null;
      waiting.complete(System.nanoTime() - start);
    }
  }

  private void pump(@Nullable RunChannel to) {
    while (to != null && sent < Math.min(credit, target)) {
      to.publishAll(to.addresses().bars(), List.of(bars.frame(sent++)));
    }
  }
}
