package io.admf.bus.vertx;

import io.admf.event.Event;
import io.admf.flow.Credit;
import io.admf.flow.Step;
import io.admf.wire.Batch;

/** What streams and messages are counted as. */
final class Kinds {

  private Kinds() {}

  /** The kind of a stream: who says it and what, as {@code data:BAR}. */
  static String of(String stream) {
    return stream.substring(0, stream.indexOf(':') + 1)
        + stream.substring(stream.lastIndexOf('.') + 1);
  }

  /** How many frames a message carries. */
  static int frames(Object message) {
    return switch (message) {
      case Batch batch -> batch.items().stream().mapToInt(Kinds::frames).sum();
      case Event _, Step _, Credit _ -> 0;
      default -> 1;
    };
  }

  /** How many events a message carries. */
  static int events(Object message) {
    return switch (message) {
      case Event _ -> 1;
      case Step step -> step.events().size();
      case Batch batch -> batch.items().stream().mapToInt(Kinds::events).sum();
      default -> 0;
    };
  }
}
