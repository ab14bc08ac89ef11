package io.admf.compose.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hears that the user wants the process to end, by Ctrl-C or otherwise, and gives it time to end
 * well.
 */
final class StopSignal implements AutoCloseable {

  private static final int SECONDS = 20;

  private final CountDownLatch asked = new CountDownLatch(1);
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
    asked.countDown();
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
    return asked.getCount() == 0;
  }

  /** Waits until the process is to end. */
  void await() throws InterruptedException {
    asked.await();
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
