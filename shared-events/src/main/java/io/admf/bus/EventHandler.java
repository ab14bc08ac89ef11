package io.admf.bus;

import io.admf.event.Event;

/** What a subscriber does with an event. */
@FunctionalInterface
public interface EventHandler {

  /** Takes an event in. What it throws goes to the bus's observers and to ERROR subscribers. */
  void handle(Event event);
}
