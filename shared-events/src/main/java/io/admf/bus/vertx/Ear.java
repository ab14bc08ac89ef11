package io.admf.bus.vertx;

import io.admf.bus.Address;
import io.admf.flow.StreamInbox;
import io.admf.wire.Envelope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One listener at one address: the streams that it hears there, and what is missing of them. */
final class Ear {

  private final Address at;
  private final Consumer<Object> handler;
  private final boolean latest;
  private final Map<String, Heard> streams = new LinkedHashMap<>();

  /** A stream as far as it was heard. */
  private static final class Heard {
    private final StreamInbox<Object> inbox = new StreamInbox<>();
    private long said; // how many messages there are, as far as anyone knows
    private long askedFrom = -1;
    private int looks; // since the same message has been missing

    private boolean incomplete() {
      return inbox.missing() < said;
    }
  }

  /**
   * Messages of a stream that have not come.
   *
   * @param from the first that is missing
   * @param to the one after the last that is known to have been said
   * @param looks for how many looks it has been missing
   */
  record Gap(String stream, long from, long to, int looks) {}

  /**
   * @param latest whether a message makes those before it needless
   */
  Ear(Address at, boolean latest, Consumer<Object> handler) {
    this.at = at;
    this.latest = latest;
    this.handler = handler;
  }

  Address at() {
    return at;
  }

  /** Takes a message in and hands on those that are due. */
  void hear(Envelope envelope) {
    Heard heard = stream(envelope.stream());
    heard.said = Math.max(heard.said, envelope.sequence() + 1);
    if (!latest) {
      heard.inbox.add(envelope.sequence(), envelope.payload()).forEach(handler);
    } else if (heard.inbox.jump(envelope.sequence())) {
      handler.accept(envelope.payload());
    }
  }

  /** Takes in how many messages of a stream there are. */
  void told(String stream, long said) {
    Heard heard = stream(stream);
    heard.said = Math.max(heard.said, said);
  }

  private Heard stream(String name) {
    return streams.computeIfAbsent(name, n -> new Heard());
  }

  /** Tells of what has been missing since the look before. */
  void look(Consumer<Gap> gaps) {
    streams.forEach(
        (name, heard) -> {
          long missing = heard.inbox.missing();
          heard.looks = heard.incomplete() && heard.askedFrom == missing ? heard.looks + 1 : 0;
          heard.askedFrom = heard.incomplete() ? missing : -1;
          if (heard.looks > 0) {
            gaps.accept(new Gap(name, missing, heard.said, heard.looks));
          }
        });
  }

  /** How many messages came twice. */
  long dropped() {
    return streams.values().stream().mapToLong(heard -> heard.inbox.dropped()).sum();
  }
}
