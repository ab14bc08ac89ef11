package io.admf.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.admf.data.row.Field;
import io.admf.data.row.Hints;
import io.admf.data.row.Row;
import io.admf.data.text.Decimals;
import io.admf.data.text.TimeText;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bar that is being read: which values were found, and what is wrong with the first bad one.
 */
final class JsonBar {

  private static final Field[] FIELDS = Field.values();
  private static final double LARGEST_WHOLE = 9e15;

  private final JsonFields names;
  private final String timeFormat;
  private final TimeText times;
  private final Set<Field> seen = EnumSet.noneOf(Field.class);
  private long time;
  private double open;
  private double high;
  private double low;
  private double close;
  private double volume;
  private boolean structure = true;
  private @Nullable String wrong;
  private @Nullable Field twice;

  JsonBar(JsonMapping mapping) {
    this.names = mapping.fields();
    this.timeFormat = mapping.timeFormat();
    this.times = mapping.times();
  }

  void clear() {
    structure = true;
    seen.clear();
    open = Double.NaN;
    high = Double.NaN;
    low = Double.NaN;
    wrong = null;
    twice = null;
  }

  /** Takes the scalar at which the parser is. */
  void take(Field field, JsonParser parser) throws IOException {
    if (!once(field)) {
      return;
    }
    char[] text = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int length = parser.getTextLength();
    if (field == Field.TIME) {
      time = time(parser.currentToken(), text, from, length);
      if (time == TimeText.UNREADABLE) {
        wrong(badTime(new String(text, from, Math.min(length, 60))));
      }
    } else {
      double number = Decimals.parse(text, from, length);
      store(field, number);
      if (Double.isNaN(number)) {
        wrong(badNumber(field, new String(text, from, Math.min(length, 60))));
      }
    }
  }

  /** Takes the key that the bar is the value of. */
  void takeTime(String key) {
    if (once(Field.TIME)) {
      time = times.read(key.toCharArray(), 0, key.length());
      if (time == TimeText.UNREADABLE) {
        wrong(badTime(key));
      }
    }
  }

  /** Reads a time; a number with an exponent as the whole number that it is. */
  long time(JsonToken token, char[] text, int from, int length) {
    long read = times.read(text, from, length);
    if (read == TimeText.UNREADABLE && token == JsonToken.VALUE_NUMBER_FLOAT) {
      double number = Decimals.parse(text, from, length);
      if (number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE) {
        char[] whole = Long.toString((long) number).toCharArray();
        return times.read(whole, 0, whole.length);
      }
    }
    return read;
  }

  /** Says that there is no scalar where a value should be. */
  void takeOther(Field field, String what) {
    if (once(field)) {
      wrong("%s must be a single value, was %s".formatted(field.label(), what));
    }
  }

  /** Says that something else is where a bar should be. */
  void none(String text) {
    structure = false;
    wrong("expected a bar as an object or an array, was " + shown(text));
  }

  /** Whether there was a bar at all. */
  boolean isStructure() {
    return structure;
  }

  private boolean once(Field field) {
    if (!seen.add(field)) {
      twice = field;
      wrong("expected one %s, was two".formatted(field.label()));
      return false;
    }
    return true;
  }

  String badTime(String text) {
    return "time must be %s, was %s%s"
        .formatted(times.expected(), shown(text), Hints.time(text, timeFormat));
  }

  String badNumber(Field field, String text) {
    return "%s must be a number, was %s%s"
        .formatted(field.label(), shown(text), Hints.number(text));
  }

  private static String shown(String text) {
    return text.isBlank() ? "empty" : Hints.shown(text.trim());
  }

  private void wrong(String message) {
    if (wrong == null) {
      wrong = message;
    }
  }

  /** What was found more than once, or null. */
  @Nullable Field twice() {
    return twice;
  }

  /** Whether a value that has to be there is not. */
  boolean lacks(Field field) {
    return !seen.contains(field) && required(names, field);
  }

  static boolean required(JsonFields names, Field field) {
    String name = names.of(field);
    return !name.equals(JsonFields.NONE)
        && !(field == Field.VOLUME && name.equals(JsonFields.AUTO));
  }

  boolean has(Field field) {
    return seen.contains(field);
  }

  /** What is wrong with the bar, or null. */
  @Nullable String problem() {
    if (wrong != null) {
      return wrong;
    }
    for (Field field : FIELDS) {
      if (lacks(field)) {
        return "expected the %s, was none".formatted(field.label());
      }
    }
    return null;
  }

  private void store(Field field, double number) {
    switch (field) {
      case OPEN -> open = number;
      case HIGH -> high = number;
      case LOW -> low = number;
      case CLOSE -> close = number;
      case VOLUME -> volume = number;
      case TIME -> throw new IllegalStateException("a time is no number");
    }
  }

  /** Gives the values to a row. */
  void store(Row row) {
    row.time = time;
    row.prices(open, high, low, close);
    row.volume = has(Field.VOLUME) ? volume : 0;
  }
}
