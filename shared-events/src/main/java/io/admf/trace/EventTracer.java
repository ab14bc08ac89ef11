package io.admf.trace;

import io.admf.bus.BusObserver;
import io.admf.event.Event;
import io.admf.event.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps events of the buses that it observes, as its {@link Retention} says. A handler that is
 * called for a POSITION_CLOSE still finds the whole trade; it is forgotten afterwards. For one
 * thread.
 */
public final class EventTracer implements BusObserver, AutoCloseable {

  private static final Set<EventType> BEGIN =
      EnumSet.of(EventType.ORDER_REQUEST, EventType.ORDER, EventType.FILL, EventType.POSITION_OPEN);
  private static final Set<EventType> END =
      EnumSet.of(EventType.POSITION_CLOSE, EventType.ORDER_REJECTED, EventType.ORDER_CANCELLED);

  private final Set<EventType> types;
  private final Retention retention;
  private final EventStorage storage;
  private final Set<String> trades = new TreeSet<>();
  private final Set<String> openPositions = new TreeSet<>();

  /** A tracer that keeps events in memory. */
  public EventTracer(Collection<EventType> types, Retention retention) {
    this(types, retention, new MemoryStorage());
  }

  /**
   * @param types which events; {@link #allTypes} for all
   * @param storage where they go; the tracer closes it
   * @throws IllegalArgumentException if {@code retention} wants to forget and the storage cannot
   */
  public EventTracer(Collection<EventType> types, Retention retention, EventStorage storage) {
    if (!storage.forgets() && !(retention instanceof Retention.All)) {
      throw new IllegalArgumentException(
          "expected retention All for a storage that cannot forget, was " + retention);
    }
    this.types = EnumSet.noneOf(EventType.class);
    this.types.addAll(types);
    this.retention = retention;
    this.storage = storage;
  }

  /** Every type of event ({@code ALL}). */
  public static Set<EventType> allTypes() {
    return EnumSet.allOf(EventType.class);
  }

  /** True for the types asked for, and for those that tell when a trade begins and ends. */
  @Override
  public boolean observes(EventType type) {
    return types.contains(type)
        || type == EventType.POSITION_OPEN
        || type == EventType.POSITION_CLOSE
        || (retention instanceof Retention.TradeComplete
            && (BEGIN.contains(type) || END.contains(type)));
  }

  @Override
  public void published(Event event) {
    EventType type = event.type();
    if (type == EventType.POSITION_OPEN) {
      openPositions.add(event.correlationId());
    }
    switch (retention) {
      case Retention.All all -> keep(event);
      case Retention.SlidingWindow window -> {
        keep(event);
        while (storage.inMemory() > window.maxEvents()) {
          storage.forgetOldest();
        }
      }
      case Retention.TradeComplete complete -> {
        if (BEGIN.contains(type)) {
          trades.add(event.correlationId());
        }
        if (trades.contains(event.correlationId())) {
          keep(event);
        }
      }
    }
  }

  private void keep(Event event) {
    if (types.contains(event.type())) {
      storage.append(event);
    }
  }

  @Override
  public void delivered(Event event) {
    String trade = event.correlationId();
    if (event.type() == EventType.POSITION_CLOSE) {
      openPositions.remove(trade);
    }
    if (retention instanceof Retention.TradeComplete
        && END.contains(event.type())
        && !openPositions.contains(trade)) {
      prune(trade);
    }
  }

  /** What is kept, in the order of publication. */
  public List<Event> events() {
    List<Event> events = new ArrayList<>();
    storage.forEach(events::add);
    return events;
  }

  /** What is kept of one story, in the order of publication. */
  public List<Event> eventsByCorrelation(String correlationId) {
    List<Event> events = new ArrayList<>();
    storage.forEach(
        event -> {
          if (event.correlationId().equals(correlationId)) {
            events.add(event);
          }
        });
    return events;
  }

  /** The first event of a type that is kept of a story, or null. */
  public @Nullable Event findCorrelated(String correlationId, EventType type) {
    for (Event event : eventsByCorrelation(correlationId)) {
      if (event.type() == type) {
        return event;
      }
    }
    return null;
  }

  /** Forgets a story. A storage that cannot forget keeps it. */
  public void prune(String correlationId) {
    trades.remove(correlationId);
    if (storage.forgets()) {
      storage.forget(event -> event.correlationId().equals(correlationId));
    }
  }

  /** Forgets all events. A storage that cannot forget keeps them. */
  public void clear() {
    if (storage.forgets()) {
      storage.forget(event -> true);
    }
  }

  /** What the tracer holds now. */
  public MemoryStats memoryStats() {
    return new MemoryStats(storage.inMemory(), openPositions.size());
  }

  /** Closes the storage. */
  @Override
  public void close() {
    storage.close();
  }
}
