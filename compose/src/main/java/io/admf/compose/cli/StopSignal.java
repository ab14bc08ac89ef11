package io.admf.compose.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hears that the user wants the process to end, by Ctrl-C or otherwise, and gives it time to end
 * well.
 */
final class StopSignal implements AutoCloseable {

  private static final int SECONDS = 20;

  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "admf-stop");

  /**
   * Begins to listen.
   *
   * @param heeded whether what is under way asks this signal; if not, the end is not held up
   */
  StopSignal(boolean heeded) {
    if (heeded) {
      Runtime.getRuntime().addShutdownHook(hook);
    }
  }

  private void stop() {
    asked.set(true);
    try {
      boolean ended = done.await(SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        System.err.println("admf: not done after " + SECONDS + " seconds; ending anyway");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // then there is no time to be given
    }
  }

  /** Whether the process is to end. */
  boolean asked() {
    return asked.get();
  }

  /** What was under way has ended. */
  @Override
  public void close() {
    done.countDown();
    if (!asked()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException _) {
        // the end has just begun: the hook will find that there is nothing to wait for
      }
    }
  }
}
