package io.admf.benchmarks;

import io.vertx.core.Future;

/** Sends frames of bars to another process, a few ahead of what has been taken there. */
interface BarSender {

  /**
   * Sends more of them.
   *
   * @return nanoseconds until the other has taken the last
   */
  Future<Long> send(int frames);
}
