package io.admf.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Numbers the messages of one stream and keeps those that somebody may still ask for again. It is
 * bounded because credits are: nobody runs further ahead than they allow, and what all have worked
 * through is forgotten.
 *
 * @param <T> the messages
 */
public final class Outbox<T> {

  private final Deque<Kept<T>> kept = new ArrayDeque<>();
  private long next;

  private record Kept<T>(long sequence, long block, T message) {}

  /** The number of the next message, from 0. */
  public long next() {
    return next;
  }

  /**
   * Takes in the next message.
   *
   * @param block the block that it is about
   */
  public void add(long block, T message) {
    kept.add(new Kept<>(next++, block, message));
  }

  /** Takes in that a message was said that nobody will ask for again. */
  public void pass() {
    next++;
  }

  /** Forgets what was said about blocks before {@code block}, but for the latest message. */
  public void forgetBefore(long block) {
    while (kept.size() > 1 && kept.getFirst().block() < block) {
      kept.removeFirst();
    }
  }

  /** How many messages are kept. */
  public int size() {
    return kept.size();
  }

  /** The messages {@code from} to {@code to - 1} again, as far as they are kept. */
  public List<T> again(long from, long to) {
    List<T> messages = new ArrayList<>();
    for (Kept<T> each : kept) {
      if (each.sequence() >= from && each.sequence() < to) {
        messages.add(each.message());
      }
    }
    return messages;
  }
}
