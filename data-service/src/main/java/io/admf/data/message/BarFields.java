package io.admf.data.message;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.admf.data.row.Hints;
import io.admf.data.text.Decimals;
import io.admf.data.text.TimeText;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a bar has its time, prices and volume: each by a JSON pointer from the object or array that
 * is the bar. Numbers may be numbers or texts. For one thread.
 */
public final class BarFields {

  /** What a bar has beside its time. */
  private static final List<String> NUMBERS = List.of("open", "high", "low", "close", "volume");

  private final JsonPointer time;
  private final @Nullable JsonPointer[] numbers = new JsonPointer[NUMBERS.size()];
  private final String format;
  private final TimeText times;
  private final double[] values = new double[NUMBERS.size()];
  private long stamp;

  /**
   * @param pointers by what they point at: time, open, high, low, close, and volume unless bars
   *     have none
   * @param format the name of the form of times, for hints
   * @param times reads them
   * @throws IllegalArgumentException naming what is missing, or is no pointer
   */
  public BarFields(Map<String, String> pointers, String format, TimeText times) {
    this.time = pointer("time", pointers);
    for (int i = 0; i < numbers.length; i++) {
      String name = NUMBERS.get(i);
      numbers[i] =
          name.equals("volume") && !pointers.containsKey(name) ? null : pointer(name, pointers);
    }
    this.format = format;
    this.times = times;
  }

  private static JsonPointer pointer(String name, Map<String, String> pointers) {
    String text = pointers.get(name);
    JsonPointer pointer = text == null ? null : Messages.pointer(text);
    if (pointer == null) {
      throw new IllegalArgumentException(
          "must have a JSON pointer such as /t or /0 for %s, was %s"
              .formatted(name, text == null ? "none" : text));
    }
    return pointer;
  }

  /**
   * Reads a bar.
   *
   * @param wrong told what is wrong with it
   * @return whether all of it could be read
   */
  public boolean read(JsonNode bar, Consumer<String> wrong) {
    String text = text(bar.at(time));
    stamp = times.read(text.toCharArray(), 0, text.length());
    if (stamp == TimeText.UNREADABLE) {
      wrong.accept(
          "time must be %s, was %s%s"
              .formatted(times.expected(), shown(text), Hints.time(text, format)));
      return false;
    }
    for (int i = 0; i < numbers.length; i++) {
      JsonPointer pointer = numbers[i];
      if (pointer == null) {
        continue;
      }
      String number = text(bar.at(pointer));
      values[i] = Decimals.parse(number.toCharArray(), 0, number.length());
      if (Double.isNaN(values[i])) {
        wrong.accept(
            "%s must be a number, was %s%s"
                .formatted(NUMBERS.get(i), shown(number), Hints.number(number)));
        return false;
      }
    }
    return true;
  }

  private static String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }

  private static String shown(String text) {
    return text.isBlank() ? "missing" : Hints.shown(text);
  }

  /** The stamp of the bar read last, epoch nanoseconds. */
  public long stamp() {
    return stamp;
  }

  /** Its open, high, low, close and volume; overwritten by the next. */
  public double[] values() {
    return values;
  }
}
