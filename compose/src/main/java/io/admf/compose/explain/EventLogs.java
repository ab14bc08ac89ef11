package io.admf.compose.explain;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.trace.EventJson;
import io.admf.trace.EventLogReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The event logs of a results folder, one for each container. */
public final class EventLogs {

  private final Path run;
  private final EventJson json;

  public EventLogs(Path run, EventJson json) {
    this.run = run;
    this.json = json;
  }

  /** The log of a container; it need not exist. */
  private Path file(String container) {
    return run.resolve(container.replaceAll("[^A-Za-z0-9._-]", "_")).resolve("events.jsonl.gz");
  }

  /** Whether a container was traced. */
  public boolean has(String container) {
    return Files.exists(file(container));
  }

  /** Tells all events of a container, in order. */
  public void each(String container, Consumer<Event> told) {
    try (EventLogReader reader = EventLogReader.open(file(container), json)) {
      for (Event event = reader.next(); event != null; event = reader.next()) {
        told.accept(event);
      }
    }
  }

  /** The events of a container that are wanted, in order. */
  List<Event> find(String container, Predicate<Event> wanted) {
    List<Event> found = new ArrayList<>();
    each(
        container,
        event -> {
          if (wanted.test(event)) {
            found.add(event);
          }
        });
    return found;
  }

  /** One event by its id, or null. */
  @Nullable Event find(EventId id) {
    if (!has(id.container())) {
      return null;
    }
    List<Event> found = find(id.container(), event -> event.eventId().equals(id));
    return found.isEmpty() ? null : found.getFirst();
  }
}
