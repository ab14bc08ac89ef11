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
   * Has all pieces done and returns when they are. What a piece throws is thrown here; pieces that
   * were not begun by then are left.
   */
  public void run(int pieces, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> busy = new ArrayList<>();
    for (int worker = 1; worker < Math.min(count, pieces); worker++) {
      busy.add(others.submit(() -> take(next, pieces, work)));
    }
    try {
      take(next, pieces, work);
    } finally {
      busy.forEach(Workers::await);
    }
  }

  private static void take(AtomicInteger next, int pieces, IntConsumer work) {
    try {
      for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
        work.accept(piece);
      }
    } catch (RuntimeException | Error e) {
      next.set(pieces);
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
