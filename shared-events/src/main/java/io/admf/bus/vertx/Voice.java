package io.admf.bus.vertx;

import io.admf.flow.Outbox;
import io.admf.wire.Envelope;
import java.util.function.Supplier;

/** What one service says at one address: a stream that others may miss some of. */
final class Voice {

  /** Beats between two tellings of how much was said, where nothing has been for a while. */
  private static final int SELDOM = 16;

  private final String stream;
  private final String kind;
  private final Outbox<Supplier<Envelope>> outbox = new Outbox<>();
  private long told; // messages, at the latest beat
  private int quiet; // beats since the last message

  /**
   * @param stream names service and address
   */
  Voice(String stream) {
    this.stream = stream;
    this.kind = Kinds.of(stream);
  }

  String stream() {
    return stream;
  }

  /** What the stream is counted as. */
  String kind() {
    return kind;
  }

  /** What was said and may have to be said again. */
  Outbox<Supplier<Envelope>> outbox() {
    return outbox;
  }

  /**
   * Whether it must be told now how much was said; asked once a beat. A message that is lost is
   * missed when the next one comes: so only where none does, and ever more seldom.
   */
  boolean mustBeTold() {
    quiet = outbox.next() == told ? quiet + 1 : 0;
    told = outbox.next();
    return Integer.bitCount(quiet) == 1 || (quiet > 0 && quiet % SELDOM == 0);
  }
}
