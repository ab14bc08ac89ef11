package io.admf.data.net;

import io.admf.config.BadInputException;
import io.admf.config.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a source, each a text, with all mistakes in them together. Ask for all, then {@link
 * #finish}. For one thread.
 */
public final class Keys {

  private final Map<String, String> texts;
  private final Problems problems = new Problems();

  /** Those of a source, all that it knows. */
  public Keys(Map<String, String> texts) {
    this.texts = texts;
  }

  /** Whether a key is given and not {@code none}. */
  public boolean has(String key) {
    return !texts.getOrDefault(key, Secrets.NONE).equals(Secrets.NONE);
  }

  /** A text; empty where the key is missing or {@code none}. */
  public String text(String key) {
    return has(key) ? texts.getOrDefault(key, "") : "";
  }

  /** A text that must be given. */
  public String required(String key, String expected) {
    if (!has(key)) {
      wrong(key, "must be given: " + expected);
    }
    return text(key);
  }

  /** A whole number. */
  public int whole(String key, int min, int max) {
    String text = texts.getOrDefault(key, "");
    int value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    if (value < min || value > max) {
      wrong(key, "must be a whole number from %d to %d, was %s".formatted(min, max, text));
      return min;
    }
    return value;
  }

  /** One of some names. */
  public String choice(String key, List<String> names) {
    String text = texts.getOrDefault(key, "");
    if (!names.contains(text)) {
      wrong(key, "must be one of %s, was %s".formatted(String.join(", ", names), text));
      return names.getFirst();
    }
    return text;
  }

  /** Names with their values, as in {@code 1m=1Min, 1d=1Day}. */
  public Map<String, String> pairs(String key) {
    return pairs(key, ",", "=");
  }

  /** The same with another separator between pairs, and within one. */
  public Map<String, String> pairs(String key, String between, String within) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (has(key)) {
      for (String pair : text(key).split(between, -1)) {
        int at = pair.indexOf(within);
        if (at < 1) {
          wrong(
              key,
              "must be pairs as in a%sb%s c%sd, was %s"
                  .formatted(within, between, within, pair.trim()));
          break;
        }
        pairs.put(pair.substring(0, at).trim(), pair.substring(at + within.length()).trim());
      }
    }
    return pairs;
  }

  /** Says that a key is wrong. */
  public void wrong(String key, @Nullable String message) {
    problems.add("data." + key, String.valueOf(message));
  }

  /**
   * Ends the asking.
   *
   * @throws BadInputException with all that is wrong
   */
  public void finish() {
    problems.throwIfAny();
  }
}
