package io.admf.data.live;

import io.admf.data.net.Outside;
import java.util.function.BooleanSupplier;

/**
 * When recorded bars are due: the first at once, each after it as much later as the market was, by
 * a speed. For one thread.
 */
final class LivePace {

  private static final long MOST = 200_000_000L; // nanoseconds until somebody who stops is heard

  private final Outside outside;
  private final double speed;
  private long begun;
  private long first = Long.MIN_VALUE;

  /**
   * @param speed seconds of the market in one of the clock; 0 for no pace at all
   */
  LivePace(Outside outside, double speed) {
    this.outside = outside;
    this.speed = speed;
  }

  /**
   * Waits until a bar is due.
   *
   * @param knownAt when it became known
   * @return false if it stopped before that
   */
  boolean await(long knownAt, BooleanSupplier stopped) throws InterruptedException {
    if (first == Long.MIN_VALUE) {
      first = knownAt;
      begun = outside.nanos();
    }
    if (speed > 0) {
      long due = begun + (long) ((knownAt - first) / speed);
      for (long left = due - outside.nanos();
          left > 0 && !stopped.getAsBoolean();
          left = due - outside.nanos()) {
        outside.sleep(Math.min(left, MOST));
      }
    }
    return !stopped.getAsBoolean();
  }
}
