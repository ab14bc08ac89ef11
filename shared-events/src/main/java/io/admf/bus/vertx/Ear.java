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
  private final ChannelMeters meters;
  private final Map<String, Heard> streams = new LinkedHashMap<>();
  private long taken;

  /** A stream as far as it was heard. */
  private static final class Heard {
    private final String kind;
    private final StreamInbox<Object> inbox = new StreamInbox<>();
    private long said; // how many messages there are, as far as anyone knows
    private long askedFrom = -1;
    private int looks; // since the same message has been missing

    Heard(String kind) {
      this.kind = kind;
    }

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
   * @param meters count what is heard
   */
  Ear(Address at, boolean latest, ChannelMeters meters, Consumer<Object> handler) {
    this.at = at;
    this.latest = latest;
    this.meters = meters;
    this.handler = handler;
  }

  Address at() {
    return at;
  }

  /** Takes a message in and hands on those that are due. */
  void hear(Envelope envelope) {
    Heard heard = stream(envelope.stream());
    heard.said = Math.max(heard.said, envelope.sequence() + 1);
    long dropped = heard.inbox.dropped();
    if (!latest) {
      heard.inbox.add(envelope.sequence(), envelope.payload()).forEach(due -> take(heard, due));
    } else if (heard.inbox.jump(envelope.sequence())) {
      take(heard, envelope.payload());
    }
    if (heard.inbox.dropped() > dropped) {
      meters.duplicate(heard.kind);
    }
  }

  /** How many messages have been taken. */
  long taken() {
    return taken;
  }

  private void take(Heard heard, Object payload) {
    taken++;
    meters.received(heard.kind, Kinds.frames(payload), Kinds.events(payload));
    handler.accept(payload);
  }

  /** Takes in how many messages of a stream there are. */
  void told(String stream, long said) {
    Heard heard = stream(stream);
    heard.said = Math.max(heard.said, said);
  }

  private Heard stream(String name) {
    return streams.computeIfAbsent(name, n -> new Heard(Kinds.of(n)));
  }

  /** Tells of what has been missing since the look before. */
  void look(Consumer<Gap> gaps) {
    streams.forEach(
        (name, heard) -> {
          long missing = heard.inbox.missing();
          meters.lag(heard.kind, Math.max(0, heard.said - missing));
          heard.looks = heard.incomplete() && heard.askedFrom == missing ? heard.looks + 1 : 0;
          heard.askedFrom = heard.incomplete() ? missing : -1;
          if (heard.looks > 0) {
            gaps.accept(new Gap(name, missing, heard.said, heard.looks));
          }
        });
  }
}
