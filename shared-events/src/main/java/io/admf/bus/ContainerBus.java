package io.admf.bus;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Failure;
import io.admf.event.Header;
import io.admf.event.InvariantException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * The isolated bus of one container. Subscribers have an event in the order of their subscription;
 * events published meanwhile wait until all have had it, so that everyone sees the same order.
 *
 * <p>A handler that throws does not stop the others: the failure goes to the observers and, as
 * {@link Failure}, to subscribers of ERROR. Only an {@link InvariantException} passes through, for
 * it ends the run. For one thread; without listeners a publication costs a look-up and allocates
 * nothing.
 */
public final class ContainerBus {

  private final String container;
  private final Map<EventType, List<Subscriber>> subscribers = new EnumMap<>(EventType.class);
  private final Queue<Event> waiting = new ArrayDeque<>();
  private List<BusObserver> observers = List.of();
  private boolean delivering;
  private long events;
  private long errors;
  private long filtered;

  /** Not a record: two that look the same are two. */
  private static final class Subscriber {
    final String name;
    final Predicate<Event> filter;
    final EventHandler handler;

    Subscriber(String name, Predicate<Event> filter, EventHandler handler) {
      this.name = name;
      this.filter = filter;
      this.handler = handler;
    }
  }

  /**
   * @param container whose bus it is, such as {@code portfolio_c0001}
   */
  public ContainerBus(String container) {
    this.container = container;
  }

  /** Adds an observer, after those that are there. */
  public void attach(BusObserver observer) {
    observers = with(observers, observer);
  }

  /** Takes an observer away again. */
  public void detach(BusObserver observer) {
    observers = without(observers, observer);
  }

  /**
   * Delivers all events of a type to {@code handler}.
   *
   * @param subscriber its name, for failures
   * @throws IllegalArgumentException for SIGNAL and FILL: these need a filter
   */
  public Subscription subscribe(String subscriber, EventType type, EventHandler handler) {
    if (type == EventType.SIGNAL || type == EventType.FILL) {
      throw new IllegalArgumentException(
          ("%s subscribes to %s on the bus of %s: expected a filter, was none; filter signals by"
                  + " combo id, fills by portfolio")
              .formatted(subscriber, type, container));
    }
    return subscribe(subscriber, type, event -> true, handler);
  }

  /** Delivers to {@code handler} the events of a type that pass {@code filter}. */
  public Subscription subscribe(
      String subscriber, EventType type, Predicate<Event> filter, EventHandler handler) {
    Subscriber added = new Subscriber(subscriber, filter, handler);
    subscribers.merge(type, List.of(added), (all, one) -> with(all, added));
    return () -> cancel(type, added);
  }

  /**
   * Delivers to {@code handler} the events of all types that pass {@code filter}; SIGNAL and FILL
   * being among them, there is no form without.
   */
  public Subscription subscribeAll(
      String subscriber, Predicate<Event> filter, EventHandler handler) {
    Subscriber added = new Subscriber(subscriber, filter, handler);
    for (EventType type : EventType.values()) {
      subscribers.merge(type, List.of(added), (all, one) -> with(all, added));
    }
    return () -> {
      for (EventType type : EventType.values()) {
        cancel(type, added);
      }
    };
  }

  private void cancel(EventType type, Subscriber gone) {
    subscribers.computeIfPresent(type, (key, all) -> without(all, gone));
  }

  private List<Subscriber> subscribersOf(EventType type) {
    List<Subscriber> of = subscribers.get(type);
    return of == null ? List.of() : of;
  }

  /** Whether anyone would hear of an event of this type. Makers of events ask before they make. */
  public boolean listens(EventType type) {
    if (!subscribersOf(type).isEmpty()) {
      return true;
    }
    for (int i = 0; i < observers.size(); i++) {
      if (observers.get(i).observes(type)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Publishes an event: now, or when called from a handler, after the events published before it.
   */
  public void publish(Event event) {
    events++;
    EventType type = event.type();
    if (!listens(type)) {
      return;
    }
    for (int i = 0; i < observers.size(); i++) {
      if (observers.get(i).observes(type)) {
        observers.get(i).published(event);
      }
    }
    if (delivering) {
      waiting.add(event);
      return;
    }
    delivering = true;
    try {
      deliver(event);
      for (Event next = waiting.poll(); next != null; next = waiting.poll()) {
        deliver(next);
      }
    } finally {
      delivering = false;
      waiting.clear();
    }
  }

  private void deliver(Event event) {
    EventType type = event.type();
    List<Subscriber> to = subscribersOf(type);
    for (int i = 0; i < to.size(); i++) {
      Subscriber subscriber = to.get(i);
      try {
        if (subscriber.filter.test(event)) {
          subscriber.handler.handle(event);
        } else {
          filtered++;
        }
      } catch (InvariantException e) {
        throw e;
      } catch (RuntimeException e) {
        failed(event, subscriber, e);
      }
    }
    for (int i = 0; i < observers.size(); i++) {
      if (observers.get(i).observes(type)) {
        observers.get(i).delivered(event);
      }
    }
  }

  private void failed(Event event, Subscriber subscriber, RuntimeException failure) {
    EventId id = new EventId(container, EventType.ERROR, errors++);
    for (int i = 0; i < observers.size(); i++) {
      if (observers.get(i).observes(event.type())) {
        observers.get(i).failed(event, subscriber.name, failure);
      }
    }
    if (event.type() != EventType.ERROR) { // else a failing ERROR handler would call itself forever
      Header header = event.header();
      publish(
          new Failure(
              new Header(
                  id,
                  header.correlationId(),
                  header.id(),
                  header.eventTime(),
                  header.knownAt(),
                  header.slice()),
              subscriber.name,
              failure.toString()));
    }
  }

  /** What the bus has done so far. */
  public BusStatistics statistics() {
    return new BusStatistics(events, errors, filtered);
  }

  private static <T> List<T> with(List<T> all, T one) {
    List<T> more = new ArrayList<>(all);
    more.add(one);
    return List.copyOf(more);
  }

  private static <T> List<T> without(List<T> all, T one) {
    return all.stream().filter(other -> !other.equals(one)).toList();
  }
}
