package io.admf.trace;

import io.admf.event.Event;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/**
 * Writes events to {@code events.jsonl.gz} as they come: one JSON object on each line ({@link
 * EventJson}), compressed, the same events always giving the same bytes. What was written before
 * the last {@link #flush} or {@link #close} can be read even if the process ends badly; a log that
 * was not closed is recognised as such. For one thread.
 */
public final class EventLog implements EventStorage {

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final EventJson json;
  private final OutputStream out;
  private long count;
  private boolean closed;

  private EventLog(Path file, EventJson json, OutputStream out) {
    this.file = file;
    this.json = json;
    this.out = out;
  }

  /**
   * Creates a log, and the folders that lead to it; a file of that name is replaced.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static EventLog create(Path file, EventJson json) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      // its header has no time and no name in it, so equal events make equal files
      OutputStream zip = new GZIPOutputStream(Files.newOutputStream(file), BUFFER, true);
      return new EventLog(file, json, new BufferedOutputStream(zip, BUFFER));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the event log " + file, e);
    }
  }

  @Override
  public void append(Event event) {
    if (closed) {
      throw new IllegalStateException("the event log " + file + " is closed, was given " + event);
    }
    byte[] line = (json.write(event) + '\n').getBytes(StandardCharsets.UTF_8);
    try {
      out.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the event log " + file, e);
    }
    count++;
  }

  /** Hands everything appended so far to the file system. */
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the event log " + file, e);
    }
  }

  /** Reads the events appended so far back from the file. */
  @Override
  public void forEach(Consumer<Event> to) {
    if (!closed) {
      flush();
    }
    try (EventLogReader reader = EventLogReader.open(file, json)) {
      for (long i = 0; i < count; i++) {
        Event event = reader.next();
        if (event == null) {
          throw new IllegalStateException(
              "expected %d events in %s, was %d".formatted(count, file, i));
        }
        to.accept(event);
      }
    }
  }

  /** False: what is written stays. */
  @Override
  public boolean forgets() {
    return false;
  }

  @Override
  public void forget(Predicate<Event> gone) {
    throw new UnsupportedOperationException("an event log forgets nothing: " + file);
  }

  @Override
  public void forgetOldest() {
    throw new UnsupportedOperationException("an event log forgets nothing: " + file);
  }

  /** None. */
  @Override
  public int inMemory() {
    return 0;
  }

  /** Ends the log. A second time does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the event log " + file, e);
      }
    }
  }
}
