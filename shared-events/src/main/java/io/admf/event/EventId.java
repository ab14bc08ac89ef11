package io.admf.event;

/**
 * Names an event for ever: the container that it belongs to, its type, and its number among the
 * events of that type in that container. Deterministic: the same run gives the same ids everywhere.
 *
 * @param container for example {@code SPY_1d} or {@code portfolio_c0001}
 * @param sequence counts from 0; for bars, features and signals it is the number of the slice
 */
public record EventId(String container, EventType type, long sequence) {

  /** Reads what {@link #toString} writes. */
  public static EventId parse(String text) {
    int last = text.lastIndexOf('/');
    int middle = text.lastIndexOf('/', last - 1);
    if (middle <= 0) {
      throw new IllegalArgumentException("expected container/TYPE/number, was " + text);
    }
    return new EventId(
        text.substring(0, middle),
        EventType.valueOf(text.substring(middle + 1, last)),
        Long.parseLong(text.substring(last + 1)));
  }

  @Override
  public String toString() {
    return container + '/' + type + '/' + sequence;
  }
}
