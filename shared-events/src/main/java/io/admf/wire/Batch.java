package io.admf.wire;

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
}
