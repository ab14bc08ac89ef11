package io.admf.data.json;

import io.admf.data.row.Field;

/**
 * Where the values of a bar are within it. Each is a key such as {@code open}, a JSON pointer (RFC
 * 6901) such as {@code /k/o}, the index of an array from 0, {@code auto} for the usual names or,
 * where bars are arrays, for the order time, open, high, low, close, volume, or {@code none}.
 *
 * @param time the time; {@code key} where bars are the values of an object and times its keys
 * @param open {@code none} to open at the close
 * @param high {@code none} for the higher of open and close
 * @param low {@code none} for the lower of open and close
 * @param close the closing price
 * @param volume {@code none} for bars without (volume 0); {@code auto} finds none either
 */
public record JsonFields(
    String time, String open, String high, String low, String close, String volume) {

  /** What stands for the usual names. */
  public static final String AUTO = "auto";

  /** What stands for a value that is not there. */
  public static final String NONE = "none";

  /** What stands for the key that a bar is the value of. */
  public static final String KEY = "key";

  /** Checks what can be checked without a document. */
  public JsonFields {
    if (time.equals(NONE) || close.equals(NONE)) {
      throw new IllegalArgumentException("time_field and close_field cannot be none");
    }
  }

  /** The usual names. */
  public static JsonFields auto() {
    return new JsonFields(AUTO, AUTO, AUTO, AUTO, AUTO, AUTO);
  }

  /** What is said of one of them. */
  String of(Field field) {
    return switch (field) {
      case TIME -> time;
      case OPEN -> open;
      case HIGH -> high;
      case LOW -> low;
      case CLOSE -> close;
      case VOLUME -> volume;
    };
  }
}
