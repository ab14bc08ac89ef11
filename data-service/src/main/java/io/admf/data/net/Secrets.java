package io.admf.data.net;

import io.admf.config.BadInputException;
import io.admf.config.Problems;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keys from the environment. They go into what is sent and nowhere else: {@link #hide} takes them
 * out of whatever is written or shown.
 */
public final class Secrets {

  /** The name of a variable where there is no key. */
  public static final String NONE = "none";

  private final Map<String, String> byPlaceholder = new LinkedHashMap<>();

  private Secrets() {}

  /** No keys. */
  public static Secrets none() {
    return new Secrets();
  }

  /**
   * Reads the variables that hold {@code {key}} and {@code {secret}}.
   *
   * @param keyEnv the name of a variable of the environment, or {@code none}
   * @param secretEnv the same
   * @throws BadInputException if a variable is not set, or looks like a key itself
   */
  public static Secrets of(String keyEnv, String secretEnv, Outside outside) {
    Secrets secrets = new Secrets();
    Problems problems = new Problems();
    secrets.take("key", keyEnv, outside, problems);
    secrets.take("secret", secretEnv, outside, problems);
    problems.throwIfAny();
    return secrets;
  }

  private void take(String name, String variable, Outside outside, Problems problems) {
    if (variable.equals(NONE)) {
      return;
    }
    String where = "data.%s_env".formatted(name);
    if (!variable.matches("[A-Z_][A-Z0-9_]{0,63}")) {
      problems.add(
          where,
          "must be the name of a variable of the environment in capitals, such as API_KEY; a key"
              + " itself never stands in a file");
      return;
    }
    String value = outside.variable(variable);
    if (value == null || value.isBlank()) {
      problems.add(
          where,
          "expected the variable %s of the environment to be set; it is not: export %s=…"
              .formatted(variable, variable));
      return;
    }
    byPlaceholder.put('{' + name + '}', value.trim());
  }

  /** A text with placeholders replaced, for a header or a message. */
  public String fill(String text) {
    String filled = text;
    for (Map.Entry<String, String> each : byPlaceholder.entrySet()) {
      filled = filled.replace(each.getKey(), each.getValue());
    }
    return filled;
  }

  /** The same for an address. */
  public String fillEncoded(String text) {
    String filled = text;
    for (Map.Entry<String, String> each : byPlaceholder.entrySet()) {
      filled = filled.replace(each.getKey(), encoded(each.getValue()));
    }
    return filled;
  }

  /** A text with every key replaced by its placeholder. */
  public String hide(String text) {
    String hidden = text;
    for (Map.Entry<String, String> each : byPlaceholder.entrySet()) {
      hidden =
          hidden
              .replace(each.getValue(), each.getKey())
              .replace(encoded(each.getValue()), each.getKey());
    }
    return hidden;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
