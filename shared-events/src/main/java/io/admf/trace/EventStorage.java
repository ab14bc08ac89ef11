package io.admf.trace;

import io.admf.event.Event;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Where a tracer puts the events that it keeps. For one thread. */
public interface EventStorage extends AutoCloseable {

  /** Adds an event after those that are there. */
  void append(Event event);

  /** Gives all events to {@code to}, in the order they were added. */
  void forEach(Consumer<Event> to);

  /** Whether events can be taken out again; when not, the methods that do so are not called. */
  boolean forgets();

  /** Takes out the events that {@code gone} accepts. */
  void forget(Predicate<Event> gone);

  /** Takes out the oldest event, if there is one. */
  void forgetOldest();

  /** How many events it holds in memory. */
  int inMemory();

  @Override
  void close();
}
