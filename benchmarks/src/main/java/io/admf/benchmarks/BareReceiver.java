package io.admf.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Takes buffers off the event bus and says so. */
final class BareReceiver extends VerticleBase implements BarReceiver {

  private final List<Buffer> bytes = new Bars().bytes();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();

  @Override
  public Future<?> start() {
    return vertx
        .eventBus()
        .<Buffer>consumer(
            BareSender.BARS,
            message -> {
              long number = taken.getAndIncrement();
              if (!same(bytes.get((int) (number % bytes.size())), message.body())) {
                wrong.incrementAndGet();
              }
              vertx
                  .eventBus()
                  .publish(BareSender.TAKEN, Buffer.buffer(Long.BYTES).appendLong(number + 1));
            })
        .completion();
  }

  private static boolean same(Buffer expected, Buffer actual) {
    int last = expected.length() - Long.BYTES;
    return actual.length() == expected.length()
        && actual.getLong(0) == expected.getLong(0)
        && actual.getLong(last / 2) == expected.getLong(last / 2)
        && actual.getLong(last) == expected.getLong(last);
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
