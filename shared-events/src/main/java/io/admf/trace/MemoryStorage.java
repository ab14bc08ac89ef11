package io.admf.trace;

import io.admf.event.Event;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Events in memory. */
final class MemoryStorage implements EventStorage {

  private final ArrayDeque<Event> events = new ArrayDeque<>();

  @Override
  public void append(Event event) {
    events.add(event);
  }

  @Override
  public void forEach(Consumer<Event> to) {
    events.forEach(to);
  }

  @Override
  public boolean forgets() {
    return true;
  }

  @Override
  public void forget(Predicate<Event> gone) {
    events.removeIf(gone);
  }

  @Override
  public void forgetOldest() {
    events.poll();
  }

  @Override
  public int inMemory() {
    return events.size();
  }

  @Override
  public void close() {}
}
