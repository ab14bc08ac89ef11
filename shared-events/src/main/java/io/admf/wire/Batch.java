package io.admf.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * Events and frames that travel together, in order.
 *
 * @param items each an {@link io.admf.event.Event} or a frame
 */
public record Batch(List<Object> items) {

  /**
   * @throws IllegalArgumentException if an item is neither event nor frame
   */
  public Batch {
    items = List.copyOf(items);
    for (Object item : items) {
      Kind kind = Kind.of(item);
      if (kind == Kind.BATCH || kind == Kind.ENVELOPE) {
        throw new IllegalArgumentException("expected an event or a frame in a batch, was " + kind);
      }
    }
  }

  /**
   * Cuts a list into batches.
   *
   * @param bytes that a batch may take on the wire, by a guess that is never too small for frames;
   *     an item that takes more has a batch to itself
   */
  public static List<Batch> cut(List<?> items, int bytes) {
    List<Batch> batches = new ArrayList<>();
    List<Object> together = new ArrayList<>();
    long size = Size.BATCH;
    for (Object item : items) {
      int more = Size.of(item);
      if (!together.isEmpty() && size + more > bytes) {
        batches.add(new Batch(together));
        together.clear();
        size = Size.BATCH;
      }
      together.add(item);
      size += more;
    }
    if (!together.isEmpty()) {
      batches.add(new Batch(together));
    }
    return batches;
  }
}
