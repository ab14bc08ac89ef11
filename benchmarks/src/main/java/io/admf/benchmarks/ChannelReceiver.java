package io.admf.benchmarks;

import io.admf.bus.vertx.BusCarrier;
import io.admf.bus.vertx.RunChannel;
import io.admf.event.EventType;
import io.admf.flow.Credit;
import io.admf.frame.BarFrame;
import io.admf.wire.Batch;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.atomic.AtomicLong;

/** Through a run channel, as the strategy service does; and it gives the credits. */
final class ChannelReceiver extends VerticleBase implements BarReceiver {

  private final Bars bars = new Bars();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();

  @Override
  public Future<?> start() {
    RunChannel channel =
        new RunChannel(new BusCarrier(vertx, false), ChannelSender.RUN, "strategy");
    channel.listen(
        channel.addresses().bars(),
        message -> {
          long number = taken.getAndIncrement();
          if (!bars.is((BarFrame) ((Batch) message).items().getFirst(), number)) {
            wrong.incrementAndGet();
          }
          channel.publish(channel.addresses().of("data", EventType.PHASE), new Credit(number + 1));
        });
    return Future.succeededFuture();
  }

  @Override
  public long taken() {
    return taken.get();
  }

  @Override
  public long wrong() {
    return wrong.get();
  }
}
