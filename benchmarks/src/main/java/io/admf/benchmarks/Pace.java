package io.admf.benchmarks;

import java.util.concurrent.locks.LockSupport;

/**
 * As many things in a second, however long each takes.
 *
 * @param perSecond at least 1
 */
record Pace(int perSecond) {

  private static final long SECOND = 1_000_000_000;

  /** Hears what is due. */
  interface Due {
    /**
     * Returns at once.
     *
     * @param i counts from 0
     * @param at when it was due, nanoseconds of the machine's clock
     */
    void due(int i, long at);
  }

  static Pace of(int perSecond) {
    return new Pace(perSecond);
  }

  /** Says on a thread of its own when each of so many is due. */
  void keep(int count, Due hearer) {
    Thread.ofPlatform().daemon().name("market").start(() -> tell(count, hearer));
  }

  private void tell(int count, Due hearer) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long at = start + i * SECOND / perSecond;
      for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      hearer.due(i, at);
    }
  }
}
