package io.admf.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.event.Event;
import io.admf.fixture.Events;
import io.admf.fixture.Plans;
import io.admf.money.Instrument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

  @TempDir private Path folder;

  private final EventJson json = EventJson.of(Plans.ofInstruments(new Instrument("SPY", 0, "USD")));

  private static List<Event> events(int count) {
    Events random = new Events(new SplittableRandom(23));
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(random.any());
    }
    return events;
  }

  private Path write(String name, List<Event> events) {
    Path file = folder.resolve(name).resolve("portfolio_c0001").resolve("events.jsonl.gz");
    try (EventLog log = EventLog.create(file, json)) {
      events.forEach(log::append);
    }
    return file;
  }

  private List<Event> read(Path file) {
    List<Event> events = new ArrayList<>();
    try (EventLogReader reader = EventLogReader.open(file, json)) {
      for (Event event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
      }
    }
    return events;
  }

  @Test
  void what_is_written_is_read_back() {
    List<Event> events = events(3_000);
    assertThat(read(write("run", events))).isEqualTo(events);
    assertThat(read(write("empty", List.of()))).isEmpty();
  }

  @Test
  void is_a_gzip_file_with_one_line_for_each_event() throws IOException {
    List<Event> events = events(100);
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(write("run", events)))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).endsWith("}\n");
      assertThat(text.split("\n")).hasSize(100).allMatch(line -> line.startsWith("{\"event_id\""));
    }
  }

  @Test
  void the_same_events_give_the_same_bytes_with_no_time_in_them() throws IOException {
    List<Event> events = events(500);
    byte[] first = Files.readAllBytes(write("first", events));
    byte[] second = Files.readAllBytes(write("second", events));
    assertThat(second).isEqualTo(first);
    assertThat(Arrays.copyOfRange(first, 4, 8)).as("MTIME (RFC 1952)").containsOnly(0);
    assertThat(first[3]).as("FLG: no file name").isZero();
  }

  @Test
  void what_was_flushed_can_be_read_while_the_log_is_open() {
    List<Event> events = events(200);
    Path file = folder.resolve("open").resolve("events.jsonl.gz");
    try (EventLog log = EventLog.create(file, json)) {
      List<Event> seen = new ArrayList<>();
      events.subList(0, 120).forEach(log::append);
      log.forEach(seen::add);
      assertThat(seen).isEqualTo(events.subList(0, 120));
      events.subList(120, 200).forEach(log::append);
    }
    assertThat(read(file)).isEqualTo(events);
  }

  @Test
  void a_log_that_was_not_closed_is_recognised_after_its_last_event() {
    List<Event> events = events(50);
    Path file = folder.resolve("events.jsonl.gz");
    EventLog log = EventLog.create(file, json);
    events.forEach(log::append);
    log.flush();
    try (EventLogReader reader = EventLogReader.open(file, json)) {
      for (Event event : events) {
        assertThat(reader.next()).isEqualTo(event);
      }
      assertThatThrownBy(reader::next)
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith(file + ":51: expected another event or the end of the log, was");
    }
    log.close();
    assertThat(read(file)).isEqualTo(events);
  }

  @Test
  void a_log_cut_anywhere_gives_only_true_events_and_then_a_clear_refusal() throws IOException {
    List<Event> events = events(40);
    byte[] whole = Files.readAllBytes(write("run", events));
    Path cut = folder.resolve("cut.jsonl.gz");
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(cut, Arrays.copyOf(whole, length));
      List<Event> found = new ArrayList<>();
      assertThatThrownBy(
              () -> {
                try (EventLogReader reader = EventLogReader.open(cut, json)) {
                  for (Event e = reader.next(); e != null; e = reader.next()) {
                    found.add(e);
                  }
                }
              })
          .as("cut at %d of %d", length, whole.length)
          .isInstanceOf(BadInputException.class);
      assertThat(found.equals(events.subList(0, found.size())))
          .as("the %d events before the cut at %d", found.size(), length)
          .isTrue();
    }
  }

  @Test
  void a_line_that_is_no_event_is_named_with_its_place() throws IOException {
    Path file = folder.resolve("bad.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      String line = json.write(events(1).getFirst());
      out.write((line + "\n{\"event_id\":\"x\"}\n").getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ":2: expected event_id to be container/TYPE/number, was x");
  }

  @Test
  void a_file_that_is_absent_or_no_gzip_is_refused() throws IOException {
    Path file = folder.resolve("events.jsonl.gz");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ": expected an event log, there is no such file");
    Files.writeString(file, "{}");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ": expected a gzip file, was something else or nothing");
  }

  @Test
  void a_closed_log_takes_nothing_more_and_closes_once() {
    Path file = folder.resolve("events.jsonl.gz");
    EventLog log = EventLog.create(file, json);
    log.close();
    log.close();
    assertThatThrownBy(() -> log.append(events(1).getFirst()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the event log " + file + " is closed, was given ");
  }
}
