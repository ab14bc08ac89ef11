package io.admf.data.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON as servers send it. Safe for all threads. */
public final class Messages {

  private static final int DEEPEST = 64;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Messages() {}

  /**
   * Reads a document.
   *
   * @throws UnreadableException if it is not one whole JSON document, with the reason on one line
   */
  public static JsonNode read(byte[] text) throws UnreadableException {
    try {
      JsonNode read = MAPPER.readTree(text);
      if (read == null || read.isMissingNode()) {
        throw new UnreadableException("it is empty");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new UnreadableException(
          "line %d: %s"
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  String.valueOf(e.getOriginalMessage()).replaceAll("\\s+", " ")));
    } catch (IOException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()));
    }
  }

  /** A JSON pointer such as {@code /bars/0}, empty for the whole; null where it is none. */
  public static @Nullable JsonPointer pointer(String text) {
    try {
      return JsonPointer.compile(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Says that a text is no JSON. */
  public static final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
      super(message);
    }
  }
}
