package io.admf.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the messages of one stream back in order by their sequence numbers: what was seen is
 * dropped, what comes early waits for what is missing.
 *
 * @param <T> the messages
 */
public final class StreamInbox<T> {

  private final Map<Long, T> early = new TreeMap<>();
  private long next;
  private long dropped;

  /**
   * Takes in a message.
   *
   * @return the messages that are due now, in order; empty while an earlier one is missing
   */
  public List<T> add(long sequence, T message) {
    if (sequence < next || early.putIfAbsent(sequence, message) != null) {
      dropped++;
      return List.of();
    }
    List<T> due = new ArrayList<>();
    T ready = early.remove(next);
    while (ready != null) {
      due.add(ready);
      next++;
      ready = early.remove(next);
    }
    return due;
  }

  /**
   * Takes in a message that makes all before it needless.
   *
   * @return whether it is newer than what was taken in
   */
  public boolean jump(long sequence) {
    if (sequence < next) {
      dropped++;
      return false;
    }
    next = sequence + 1;
    return true;
  }

  /** The first sequence number that is missing. */
  public long missing() {
    return next;
  }

  /** How many messages wait for a missing one. */
  public int waiting() {
    return early.size();
  }

  /** How many messages came twice. */
  public long dropped() {
    return dropped;
  }
}
