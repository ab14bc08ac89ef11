package io.admf.bus.vertx;

import io.admf.bus.Address;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Messages that a service could make nothing of, with the reason: the latest of them, and how many
 * there were.
 */
final class DeadLetters {

  private static final int KEPT = 100;
  private static final int LONGEST = 300;

  private final Deque<JsonObject> latest = new ArrayDeque<>();
  private long count;

  /** Takes one in. */
  void add(Address at, String reason, Object body) {
    count++;
    if (latest.size() == KEPT) {
      latest.removeFirst();
    }
    String text = String.valueOf(body);
    latest.add(
        new JsonObject()
            .put("address", at.text())
            .put("reason", reason)
            .put("message", text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…"));
  }

  /** How many there were. */
  long count() {
    return count;
  }

  /** The latest, oldest first. */
  JsonArray list() {
    JsonArray list = new JsonArray();
    latest.forEach(list::add);
    return list;
  }
}
