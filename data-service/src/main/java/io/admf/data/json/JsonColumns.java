package io.admf.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.admf.data.row.Field;
import io.admf.data.row.Row;
import io.admf.data.text.Decimals;
import io.admf.data.text.TimeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bars written as one array for each value; held in memory, since the last comes last. */
final class JsonColumns {

  private static final int TEXTS = 50;

  /** One array. */
  private static final class Column {
    private double[] numbers = new double[64];
    private long[] times = {};
    private final Map<Integer, String> bad = new TreeMap<>();
    private int size;

    void reserve(boolean time) {
      if (time && times.length == size) {
        times = Arrays.copyOf(times, Math.max(64, 2 * size));
      } else if (!time && numbers.length == size) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
    }
  }

  private final JsonBar bar;
  private final Map<Field, Column> columns = new EnumMap<>(Field.class);
  private int next;

  /**
   * No columns yet.
   *
   * @param bar reads single values
   */
  JsonColumns(JsonBar bar) {
    this.bar = bar;
  }

  boolean any() {
    return !columns.isEmpty();
  }

  boolean has(Field field) {
    return columns.containsKey(field);
  }

  /** Takes the array at whose beginning the parser is; false if there was one of that field. */
  boolean take(Field field, JsonParser parser) throws IOException {
    Column column = new Column();
    boolean first = columns.putIfAbsent(field, column) == null;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      column.reserve(field == Field.TIME);
      if (!token.isScalarValue()) {
        parser.skipChildren();
        bad(column, "an array or object");
        if (field != Field.TIME) {
          column.numbers[column.size] = Double.NaN;
        } else {
          column.times[column.size] = TimeText.UNREADABLE;
        }
      } else {
        element(field, column, parser);
      }
      column.size++;
    }
    return first;
  }

  private void element(Field field, Column column, JsonParser parser) throws IOException {
    char[] text = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int length = parser.getTextLength();
    boolean sound;
    if (field == Field.TIME) {
      long time = bar.time(parser.currentToken(), text, from, length);
      column.times[column.size] = time;
      sound = time != TimeText.UNREADABLE;
    } else {
      double number = Decimals.parse(text, from, length);
      column.numbers[column.size] = number;
      sound = !Double.isNaN(number);
    }
    if (!sound) {
      bad(column, new String(text, from, Math.min(length, 60)));
    }
  }

  private static void bad(Column column, String text) {
    if (column.bad.size() < TEXTS) {
      column.bad.put(column.size, text);
    }
  }

  /** What lengths there are when they differ, or null. */
  @Nullable String uneven() {
    List<String> lengths = new ArrayList<>();
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (Map.Entry<Field, Column> each : columns.entrySet()) {
      int size = each.getValue().size;
      lengths.add(each.getKey().label() + " of " + size);
      least = Math.min(least, size);
      most = Math.max(most, size);
    }
    return least == most ? null : String.join(", ", lengths);
  }

  /** Moves on; false at the end. */
  boolean advance() {
    Column closes = columns.get(Field.CLOSE);
    return closes != null && next++ < closes.size;
  }

  /** What is wrong with the bar moved to, or null when {@code row} was filled with it. */
  @Nullable String read(Row row) {
    int at = next - 1;
    for (Map.Entry<Field, Column> each : columns.entrySet()) {
      Field field = each.getKey();
      Column column = each.getValue();
      boolean time = field == Field.TIME;
      if (time ? column.times[at] == TimeText.UNREADABLE : Double.isNaN(column.numbers[at])) {
        String text = column.bad.getOrDefault(at, "something else");
        return time ? bar.badTime(text) : bar.badNumber(field, text);
      }
      if (time) {
        row.time = column.times[at];
      }
    }
    row.prices(
        number(Field.OPEN, at),
        number(Field.HIGH, at),
        number(Field.LOW, at),
        number(Field.CLOSE, at));
    row.volume = has(Field.VOLUME) ? number(Field.VOLUME, at) : 0;
    return null;
  }

  private double number(Field field, int at) {
    Column column = columns.get(field);
    return column == null ? Double.NaN : column.numbers[at];
  }
}
