package io.admf.trace;

import io.admf.config.BadInputException;
import io.admf.event.Event;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads the events of an {@link EventLog} one after another. For one thread. */
public final class EventLogReader implements AutoCloseable {

  private final Path file;
  private final EventJson json;
  private final LineReader in;
  private long line;

  private EventLogReader(Path file, EventJson json, LineReader in) {
    this.file = file;
    this.json = json;
    this.in = in;
  }

  /**
   * Opens a log.
   *
   * @param json of the plan that the log was written under
   * @throws BadInputException if there is no such file or it is not a log
   */
  public static EventLogReader open(Path file, EventJson json) {
    try {
      return new EventLogReader(file, json, new LineReader(unzip(file)));
    } catch (NoSuchFileException e) {
      throw new BadInputException(file.toString(), "expected an event log, there is no such file");
    } catch (ZipException | EOFException e) {
      throw new BadInputException(
          file.toString(), "expected a gzip file, was something else or nothing");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the event log " + file, e);
    }
  }

  private static InputStream unzip(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      return new GZIPInputStream(bytes, 1 << 16);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /**
   * The next event, or null after the last.
   *
   * @throws BadInputException if the line is no event, or the log ends before it was closed
   */
  public @Nullable Event next() {
    line++;
    try {
      String text = in.next();
      return text == null ? null : json.read(text);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + ":" + line, String.valueOf(e.getMessage()));
    } catch (EOFException | ZipException e) {
      throw new BadInputException(
          file + ":" + line,
          "expected another event or the end of the log, was a log that was not closed or is"
              + " damaged (%s); run again with --trace full".formatted(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the event log " + file, e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the event log " + file, e);
    }
  }
}
