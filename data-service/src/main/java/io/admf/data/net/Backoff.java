package io.admf.data.net;

import java.util.SplittableRandom;

/**
 * How long to wait before another attempt: twice as long each time from one second to one minute,
 * and by chance as little as half of that, so that many who failed together do not come back
 * together. The chance is seeded. For one thread.
 */
public final class Backoff {

  private static final long FIRST = 1_000_000_000L;
  private static final long MOST = 60 * FIRST;

  private final SplittableRandom chance;
  private long next = FIRST;

  /** Nothing has failed yet. */
  public Backoff(long seed) {
    this.chance = new SplittableRandom(seed);
  }

  /** How long to wait now, nanoseconds. */
  public long next() {
    long wait = next / 2 + chance.nextLong(next / 2 + 1);
    next = Math.min(MOST, 2 * next);
    return wait;
  }

  /** It went well: the next wait is a short one again. */
  public void reset() {
    next = FIRST;
  }
}
