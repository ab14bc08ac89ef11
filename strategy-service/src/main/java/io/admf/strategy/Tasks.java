package io.admf.strategy;

import java.util.function.IntConsumer;

/**
 * Gets independent tasks done: in a loop, or by several threads. What the tasks compute does not
 * depend on who does them nor on their order.
 */
@FunctionalInterface
public interface Tasks {

  /** One after the other, in the calling thread. */
  Tasks IN_TURN =
      (count, task) -> {
        for (int i = 0; i < count; i++) {
          task.accept(i);
        }
      };

  /**
   * Calls {@code task} once with each number from 0 to {@code count - 1} and returns when all calls
   * are done. What was written before this call is seen by every task, and what the tasks wrote is
   * seen after it. Where a task throws, so does this, when no task runs any more; it need not call
   * the rest.
   */
  void run(int count, IntConsumer task);
}
