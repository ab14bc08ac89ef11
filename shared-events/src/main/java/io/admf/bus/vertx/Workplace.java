package io.admf.bus.vertx;

import io.vertx.core.Context;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where a service does its work: one piece at a time, in the order in which it arrived, each seeing
 * all that those before it did. Work that has been quick of late is done where it arrives, on the
 * event loop: to wake another thread for it would take longer than itself. All other work is handed
 * over to the service's worker, so that the event loop is never held up for long.
 */
final class Workplace {

  /** Longer than this work may not take, on average, to be done on the event loop, nanoseconds. */
  private static final long QUICK = 500_000;

  /** One slow piece counts as no more than this: a block ends now and then. */
  private static final long SLOW = 4 * QUICK;

  /** How much the latest piece weighs in the average. */
  private static final int WEIGHT = 8;

  private final Context arrivals;
  private final Context worker;
  private final Lock turn = new ReentrantLock();
  private final AtomicInteger handedOver = new AtomicInteger(); // and not done yet

  /**
   * @param arrivals an event loop, on which all work arrives
   * @param worker what does it when it takes long
   */
  Workplace(Context arrivals, Context worker) {
    this.arrivals = arrivals;
    this.worker = worker;
  }

  /** Does something on the event loop on which work arrives, now or soon. */
  void onArrivals(Runnable act) {
    arrivals.runOnContext(go -> act.run());
  }

  /** Does a piece of work in its turn, not on the event loop. May be called on any thread. */
  void handOver(Runnable work) {
    handedOver.incrementAndGet();
    worker.runOnContext(
        go -> {
          try {
            inTurn(work);
          } finally {
            handedOver.decrementAndGet();
          }
        });
  }

  /** Does a piece of work here and now, as soon as nobody else does one. */
  void inTurn(Runnable work) {
    turn.lock();
    try {
      work.run();
    } finally {
      turn.unlock();
    }
  }

  /** A kind of work, which takes about as long each time. */
  Kind kind() {
    return new Kind();
  }

  /** Work of one kind, and how long it took of late. */
  final class Kind {
    private long mean = SLOW; // until it is known better

    /** Takes a piece of work that has arrived now. On the event loop only. */
    void take(Runnable work) {
      if (!tookAtOnce(work)) {
        handOver(() -> timed(work));
      }
    }

    private boolean tookAtOnce(Runnable work) {
      if (handedOver.get() > 0 || !turn.tryLock()) {
        return false;
      }
      try {
        boolean quick = mean < QUICK;
        if (quick) {
          timed(work);
        }
        return quick;
      } finally {
        turn.unlock();
      }
    }

    private void timed(Runnable work) {
      long begun = System.nanoTime();
      try {
        work.run();
      } finally {
        mean += (Math.min(SLOW, System.nanoTime() - begun) - mean) / WEIGHT;
      }
    }
  }
}
