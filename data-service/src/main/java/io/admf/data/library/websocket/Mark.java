package io.admf.data.library.websocket;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.admf.data.message.Messages;
import io.admf.data.net.Keys;
import org.jspecify.annotations.Nullable;

/**
 * What marks a message: that something stands somewhere in it, and what.
 *
 * @param value null for whatever it is
 */
record Mark(JsonPointer place, @Nullable String value) {

  /** Reads {@code /T=error} or {@code /error}; null where the key is {@code none}. */
  static @Nullable Mark of(Keys keys, String key) {
    if (!keys.has(key)) {
      return null;
    }
    String text = keys.text(key);
    int at = text.indexOf('=');
    JsonPointer pointer = Messages.pointer(at < 0 ? text : text.substring(0, at));
    if (pointer == null) {
      keys.wrong(key, "must be a JSON pointer and its value, as in /T=b, was " + text);
      return null;
    }
    return new Mark(pointer, at < 0 ? null : text.substring(at + 1));
  }

  /** Whether a message has it. */
  boolean on(JsonNode message) {
    JsonNode found = message.at(place);
    return value == null
        ? !found.isMissingNode() && !found.isNull()
        : found.isValueNode() && found.asText().equals(value);
  }
}
