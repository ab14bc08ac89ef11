package io.admf.data.live;

import io.admf.config.BadInputException;
import io.admf.data.BarDigest;
import io.admf.data.net.Outside;
import io.admf.frame.BarBlock;
import io.admf.plan.RunPlan;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets blocks go one after the other, each when it is due, from a thread of its own: to the end of
 * the data, for as long as was wanted, or until it is stopped. The last block that goes says that
 * it is the last; where the run ended before the data, it is empty.
 */
public final class LiveRun implements AutoCloseable {

  private static final int AHEAD = 1024; // blocks that wait to be taken, at most
  private static final long LOOK = 200_000_000L; // nanoseconds

  private final LiveBlocks blocks;
  private final boolean beyondBars;
  private final LiveTerms terms;
  private final Outside outside;
  private final Consumer<Runnable> entrance;
  private final Taker taker;
  private final BarDigest digest;
  private final LivePace pace;
  private final Semaphore room = new Semaphore(AHEAD);
  private final Thread thread = new Thread(this::run, "admf-live");
  private volatile boolean stopped;
  private volatile boolean closed;

  /** Takes what goes, in its turn. */
  public interface Taker {

    /** The next block has gone. */
    void block(BarBlock block);

    /** There are no more. */
    void ended(String dataHash, List<String> notes);
  }

  /**
   * @param entrance where the taker is called in its turn
   */
  public LiveRun(
      RunPlan plan,
      LiveBlocks blocks,
      LiveTerms terms,
      Outside outside,
      Consumer<Runnable> entrance,
      Taker taker) {
    this.blocks = blocks;
    this.beyondBars = plan.data().market().beyondBars();
    this.terms = terms;
    this.outside = outside;
    this.entrance = entrance;
    this.taker = taker;
    this.digest = new BarDigest(plan.series());
    this.pace = new LivePace(outside, blocks.atOwnPace() ? 0 : terms.speed());
    thread.setDaemon(true);
  }

  /** Begins. */
  public void start() {
    thread.start();
  }

  /** Ends the run well, soon. From any thread. */
  public void stop() {
    stopped = true;
  }

  /** A block that had gone has been dealt with. From any thread. */
  public void taken() {
    room.release();
  }

  private void run() {
    try {
      BarBlock latest = letGo();
      if (closed) {
        return;
      }
      if (latest == null) {
        throw new BadInputException(
            "data.source", "expected bars, was none until the run ended; nothing is reported");
      }
      if (!latest.last()) {
        BarBlock end = LiveBlocks.ending(latest);
        entrance.accept(() -> taker.block(end));
      }
      String hash = digest.hex();
      List<String> notes = blocks.notes();
      entrance.accept(() -> taker.ended(hash, notes));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: nobody waits for it any more
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      if (!closed) {
        entrance.accept(
            () -> {
              throw e;
            });
      }
    } finally {
      blocks.close();
    }
  }

  /** Lets blocks go until there is an end; the last of them, or null when there was none. */
  private @Nullable BarBlock letGo() throws InterruptedException {
    long begun = outside.nanos();
    BarBlock latest = null;
    while (!over(begun) && !blocks.ended()) {
      BarBlock next = blocks.next(LOOK);
      if (next == null) {
        continue;
      }
      if (!pace.await(next.sliceTime(next.firstSlice()), () -> over(begun)) || !roomFor(begun)) {
        break;
      }
      if (beyondBars) {
        digest.add(next.firstSlice(), next.market());
      }
      for (int series = 0; series < next.seriesCount(); series++) {
        digest.add(next.frame(series));
      }
      latest = next;
      entrance.accept(() -> taker.block(next));
    }
    return latest;
  }

  private boolean roomFor(long begun) throws InterruptedException {
    boolean given = room.tryAcquire(LOOK, TimeUnit.NANOSECONDS);
    while (!given && !over(begun)) {
      given = room.tryAcquire(LOOK, TimeUnit.NANOSECONDS);
    }
    return given;
  }

  private boolean over(long begun) {
    return stopped || closed || outside.nanos() - begun >= terms.forNanos();
  }

  /** Ends it, whatever was under way; nothing more is said. */
  @Override
  public void close() {
    closed = true;
    if (thread.isAlive()) {
      thread.interrupt();
    } else if (thread.getState() == Thread.State.NEW) {
      blocks.close();
    }
  }
}
