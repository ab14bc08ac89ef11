package io.admf.bus.vertx;

import io.admf.event.Event;
import io.admf.flow.Credit;
import io.admf.flow.Step;
import io.admf.wire.Batch;
import java.util.List;

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
      case Batch batch -> frames(batch.items());
      case Event _, Step _, Credit _ -> 0;
      default -> 1;
    };
  }

  private static int frames(List<Object> items) {
    int sum = 0;
    for (Object item : items) {
      sum += frames(item);
    }
    return sum;
  }

  /** How many events a message carries. */
  static int events(Object message) {
    return switch (message) {
      case Event _ -> 1;
      case Step step -> step.events().size();
      case Batch batch -> events(batch.items());
      default -> 0;
    };
  }

  private static int events(List<Object> items) {
    int sum = 0;
    for (Object item : items) {
      sum += events(item);
    }
    return sum;
  }
}
