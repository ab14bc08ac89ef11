package io.admf.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.admf.time.Instants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object, numbers as written, with a reader for each kind of field. */
final class JsonFields {

  private final Map<String, @Nullable Object> fields;

  /** A number as it stands in the text. */
  private record Numeral(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  private JsonFields(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  static JsonFields parse(JsonFactory factory, String text) {
    try (JsonParser parser = factory.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("expected a JSON object, was " + text);
      }
      JsonFields fields = object(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("expected one JSON object, was " + text);
      }
      return fields;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonFields object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new JsonFields(fields);
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getText();
    };
  }

  private IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException(
        fields.containsKey(name)
            ? "expected %s to be %s, was %s".formatted(name, expected, fields.get(name))
            : "expected a field %s, there are %s".formatted(name, fields.keySet()));
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  boolean flag(String name) {
    if (fields.get(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "true or false");
  }

  String text(String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw wrong(name, "text");
  }

  @Nullable String optionalText(String name) {
    return fields.containsKey(name) && fields.get(name) == null ? null : text(name);
  }

  <T> T parsed(String name, String expected, Function<String, T> parse) {
    try {
      return parse.apply(text(name));
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw wrong(name, expected);
    }
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) {
    return parsed(
        name, "one of " + List.of(type.getEnumConstants()), text -> Enum.valueOf(type, text));
  }

  long time(String name) {
    return parsed(name, "an ISO-8601 time in UTC", text -> Instants.nanos(Instant.parse(text)));
  }

  /** A number with at most {@code decimals} digits after the point, times ten to that power. */
  long decimal(String name, int decimals) {
    if (fields.get(name) instanceof Numeral numeral) {
      try {
        return new BigDecimal(numeral.text).movePointRight(decimals).longValueExact();
      } catch (ArithmeticException e) {
        throw wrong(name, "a number of at most " + decimals + " decimals");
      }
    }
    throw wrong(name, "a number");
  }

  long whole(String name) {
    return decimal(name, 0);
  }

  List<Long> wholes(String name) {
    List<Long> found = new ArrayList<>();
    try {
      for (Object item : fields.get(name) instanceof List<?> items ? items : List.of("")) {
        found.add(Long.valueOf(item instanceof Numeral numeral ? numeral.text : ""));
      }
    } catch (NumberFormatException e) {
      throw wrong(name, "an array of whole numbers");
    }
    return found;
  }

  double number(String name) {
    if (!fields.containsKey(name)) {
      throw wrong(name, "a number");
    }
    Object value = fields.get(name);
    return switch (value) {
      case null -> Double.NaN;
      case Numeral numeral -> Double.parseDouble(numeral.text);
      case String text when text.equals("Infinity") -> Double.POSITIVE_INFINITY;
      case String text when text.equals("-Infinity") -> Double.NEGATIVE_INFINITY;
      default -> throw wrong(name, "a number or null");
    };
  }

  /** The fields of an object, each read by {@code read}. */
  <T> List<T> members(String name, BiFunction<JsonFields, String, T> read) {
    if (!(fields.get(name) instanceof JsonFields object)) {
      throw wrong(name, "an object");
    }
    List<T> members = new ArrayList<>();
    for (String member : object.fields.keySet()) {
      members.add(read.apply(object, member));
    }
    return List.copyOf(members);
  }

  /** The objects of an array, each read by {@code read}. */
  <T> List<T> items(String name, Function<JsonFields, T> read) {
    if (!(fields.get(name) instanceof List<?> items)) {
      throw wrong(name, "an array");
    }
    List<T> found = new ArrayList<>();
    for (Object item : items) {
      if (!(item instanceof JsonFields object)) {
        throw wrong(name, "an array of objects");
      }
      found.add(read.apply(object));
    }
    return List.copyOf(found);
  }

  @Override
  public String toString() {
    return fields.toString();
  }
}
