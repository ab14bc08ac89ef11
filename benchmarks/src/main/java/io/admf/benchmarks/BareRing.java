package io.admf.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One of three processes that hand a buffer on in a ring, over the event bus alone. */
final class BareRing extends VerticleBase {

  /** How many take part. */
  static final int PARTIES = 3;

  private final int place;
  private @Nullable Lap lap;

  /** Rounds under way. */
  private static final class Lap {
    private final Promise<Histogram> end = Promise.promise();
    private final Histogram rounds = new Histogram(3);
    private final Buffer baton;
    private int left;
    private long begun;

    Lap(int rounds, int bytes) {
      this.left = rounds;
      this.baton = Buffer.buffer(new byte[bytes]);
    }
  }

  BareRing(int place) {
    this.place = place;
  }

  @Override
  public Future<?> start() {
    return vertx
        .eventBus()
        .<Buffer>consumer(address(place), message -> taken(message.body()))
        .completion();
  }

  private static String address(int place) {
    return "bare.ring." + place;
  }

  /** Sends a buffer round again and again, from the first place: nanoseconds of each round. */
  Future<Histogram> rounds(int count, int bytes) {
    Lap made = new Lap(count, bytes);
    context.runOnContext(
        go -> {
          lap = made;
          begin(made);
        });
    return made.end.future();
  }

  private void begin(Lap under) {
    under.begun = System.nanoTime();
    vertx.eventBus().publish(address(1), under.baton);
  }

  private void taken(Buffer baton) {
    Lap under = lap;
    if (place > 0) {
      vertx.eventBus().publish(address((place + 1) % PARTIES), baton);
    } else if (under != null) {
      under.rounds.recordValue(System.nanoTime() - under.begun);
      if (baton.length() != under.baton.length()) {
        under.end.fail("expected %d bytes, was %d".formatted(under.baton.length(), baton.length()));
      } else if (--under.left > 0) {
        begin(under);
      } else {
        under.end.complete(under.rounds);
      }
    }
  }
}
