package io.admf.component;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.config.BadInputException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a researcher added to a run: jars, as bytes, so that it can be sent to where it is needed.
 * Compiled sources are a jar too. Immutable; an {@link OwnLoader} makes classes of it.
 */
public final class OwnCode {

  /** Nothing was added. */
  public static final OwnCode NONE = new OwnCode(new LinkedHashMap<>());

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, byte[]> jars;

  private OwnCode(Map<String, byte[]> jars) {
    this.jars = jars;
  }

  /**
   * Takes jars over.
   *
   * @param jars bytes by the name that mistakes are told under, those first that win where two hold
   *     the same class
   */
  public static OwnCode of(Map<String, byte[]> jars) {
    return new OwnCode(new LinkedHashMap<>(jars));
  }

  /** The jars by name, in order. */
  Map<String, byte[]> jars() {
    return jars;
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return jars.isEmpty();
  }

  /** Names the whole by its content: 16 hexadecimal digits. */
  public String hash() {
    HashStream64 hash = Hashing.xxh3_64().hashStream();
    jars.forEach((name, bytes) -> hash.putString(name).putByteArray(bytes));
    return HexFormat.of().toHexDigits(hash.getAsLong());
  }

  /** The whole as text, for {@link #read}; empty where there is nothing. */
  public String text() {
    try {
      return jars.isEmpty() ? "" : MAPPER.writeValueAsString(jars);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("jars that cannot be written", e);
    }
  }

  /**
   * Reads what {@link #text} gave.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static OwnCode read(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    try {
      return of(MAPPER.readValue(text, new TypeReference<LinkedHashMap<String, byte[]>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "expected jars by name as JSON, was text of %d characters: %s"
              .formatted(text.length(), e.getOriginalMessage()),
          e);
    }
  }

  /**
   * Checks that it can be sent.
   *
   * @param bytes the most that its {@link #text} may take
   * @throws BadInputException if it takes more
   */
  public void checkSize(long bytes) {
    long size = text().length(); // every character is one byte: names apart, it is base64
    if (size > bytes) {
      List<String> each = new ArrayList<>();
      jars.forEach((name, jar) -> each.add(String.format(Locale.ROOT, "%s %,d", name, jar.length)));
      throw new BadInputException(
          "limits.message_bytes",
          String.format(
              Locale.ROOT,
              "own components must take at most %,d bytes when they are sent to services, was %,d"
                  + " (%s, and a third for their form); take out of plugins/ what the run does not"
                  + " need, or raise the limit, of which it is a quarter",
              bytes,
              size,
              String.join(", ", each)));
    }
  }
}
