package io.admf.compose.fused;

import io.admf.data.DataKernel;
import io.admf.frame.BarBlock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks in a thread of its own, a few ahead of the flow. Order and content are those of the
 * data kernel; only the waiting is shared.
 */
public final class Prefetch implements AutoCloseable {

  private static final int AHEAD = 4;

  private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(AHEAD);
  private final LongSupplier clock;
  private final Thread reader;
  private long spent;

  /** A block, the end (both null), or why there is none. */
  private record Item(@Nullable BarBlock block, @Nullable Throwable failure) {}

  /**
   * Begins to read.
   *
   * @param clock asked by the reading thread for how long it reads
   */
  public Prefetch(DataKernel data, LongSupplier clock) {
    this.clock = clock;
    reader = Thread.ofPlatform().daemon().name("admf-data").unstarted(() -> read(data));
    reader.start();
  }

  private void read(DataKernel data) {
    try {
      Item item;
      do {
        long start = clock.getAsLong();
        item = next(data);
        spent += clock.getAsLong() - start;
        queue.put(item);
      } while (item.block() != null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the flow has stopped; nobody waits for more
    }
  }

  private static Item next(DataKernel data) {
    try {
      return new Item(data.next(), null);
    } catch (RuntimeException | Error e) {
      return new Item(null, e);
    }
  }

  /** The next block, or null at the end. What the reader could not do is thrown here. */
  public @Nullable BarBlock take() {
    try {
      Item item = queue.take();
      if (item.failure() instanceof RuntimeException e) {
        throw e;
      }
      if (item.failure() instanceof Error e) {
        throw e;
      }
      return item.block();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was interrupted", e);
    }
  }

  /**
   * Nanoseconds that reading took by the clock given, known once {@link #take} has said that there
   * is no more.
   */
  public long spent() {
    return spent;
  }

  @Override
  public void close() {
    reader.interrupt();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
