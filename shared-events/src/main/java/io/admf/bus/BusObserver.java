package io.admf.bus;

import io.admf.event.Event;
import io.admf.event.EventType;

/**
 * Watches a bus without taking part: a tracer, a counter. For every event it hears {@link
 * #published}, then {@link #failed} for each handler that failed, then {@link #delivered}. What an
 * observer throws is not caught: a trace that cannot be written stops the run.
 */
public interface BusObserver {

  /**
   * Whether it wants to hear of events of a type. Whoever makes events asks first ({@link
   * ContainerBus#listens}), so that what nobody wants is never made.
   */
  default boolean observes(EventType type) {
    return true;
  }

  /** The bus has taken an event; no subscriber has seen it yet. */
  void published(Event event);

  /** Every subscriber that wanted the event has had it. */
  default void delivered(Event event) {}

  /** A subscriber's filter or handler threw. */
  default void failed(Event event, String subscriber, RuntimeException failure) {}
}
