package io.admf.compose.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Some threads that do independent pieces of work, the caller's among them. Which of them does
 * which piece is left to chance, so no result may depend on it.
 */
public final class Workers implements AutoCloseable {

  private final int count;
  private final ExecutorService others;

  /**
   * Gathers workers.
   *
   * @param count how many, at least 1
   */
  public Workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("expected at least 1 worker, was " + count);
    }
    this.count = count;
    this.others =
        Executors.newFixedThreadPool(
            Math.max(1, count - 1), Thread.ofPlatform().daemon().name("admf-worker-", 1).factory());
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /**
   * Has all pieces done and returns when they are. A worker begins with its own share, so that what
   * a piece left in the cache is there when it is done again, and then helps others with theirs.
   * What a piece throws is thrown here; pieces that were not begun by then are left.
   */
  public void run(int pieces, IntConsumer work) {
    int busyOnes = Math.min(count, pieces);
    AtomicInteger[] next = new AtomicInteger[busyOnes];
    for (int worker = 0; worker < busyOnes; worker++) {
      next[worker] = new AtomicInteger(share(worker, busyOnes, pieces));
    }
    List<Future<?>> busy = new ArrayList<>();
    for (int worker = 1; worker < busyOnes; worker++) {
      int number = worker;
      busy.add(others.submit(() -> take(number, next, pieces, work)));
    }
    try {
      take(0, next, pieces, work);
    } finally {
      busy.forEach(Workers::await);
    }
  }

  /** The first piece of a worker's share. */
  private static int share(int worker, int workers, int pieces) {
    return (int) ((long) pieces * worker / workers);
  }

  private static void take(int worker, AtomicInteger[] next, int pieces, IntConsumer work) {
    try {
      for (int i = 0; i < next.length; i++) {
        int whose = (worker + i) % next.length;
        int end = share(whose + 1, next.length, pieces);
        for (int piece = next[whose].getAndIncrement();
            piece < end;
            piece = next[whose].getAndIncrement()) {
          work.accept(piece);
        }
      }
    } catch (RuntimeException | Error e) {
      for (AtomicInteger each : next) {
        each.set(pieces);
      }
      throw e;
    }
  }

  private static void await(Future<?> worker) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          worker.get();
          return;
        } catch (InterruptedException _) {
          interrupted = true; // what was begun is finished
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    others.shutdownNow();
  }
}
