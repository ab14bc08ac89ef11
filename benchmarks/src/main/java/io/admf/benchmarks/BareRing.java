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

  /** Rounds under way; each buffer says in its first bytes when it began. */
  private static final class Lap {
    private final Promise<Histogram> end = Promise.promise();
    private final Histogram rounds = new Histogram(3);
    private final int bytes;
    private final boolean paced;
    private int left;

    Lap(int rounds, int bytes, boolean paced) {
      this.left = rounds;
      this.bytes = Math.max(bytes, Long.BYTES);
      this.paced = paced;
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

  /**
   * Sends buffers round, from the first place: nanoseconds of each round.
   *
   * @param pace how many begin in a second, each counted from when it is due; 0 for each when the
   *     one before is back
   */
  Future<Histogram> rounds(int count, int bytes, int pace) {
    Lap made = new Lap(count, bytes, pace > 0);
    context.runOnContext(
        go -> {
          lap = made;
          if (pace == 0) {
            begin(made, System.nanoTime());
          } else {
            Pace.of(pace).keep(count, (i, due) -> context.runOnContext(now -> begin(made, due)));
          }
        });
    return made.end.future();
  }

  private void begin(Lap under, long now) {
    Buffer baton = Buffer.buffer(new byte[under.bytes]).setLong(0, now);
    vertx.eventBus().publish(address(1), baton);
  }

  private void taken(Buffer baton) {
    Lap under = lap;
    if (place > 0) {
      vertx.eventBus().publish(address((place + 1) % PARTIES), baton);
    } else if (under != null) {
      long now = System.nanoTime();
      under.rounds.recordValue(now - baton.getLong(0));
      if (baton.length() != under.bytes) {
        under.end.fail("expected %d bytes, was %d".formatted(under.bytes, baton.length()));
      } else if (--under.left == 0) {
        under.end.complete(under.rounds);
      } else if (!under.paced) {
        begin(under, now);
      }
    }
  }
}
