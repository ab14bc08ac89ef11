package io.admf.compose.expansion;

/** Numbers combinations: {@code c0001}, {@code c0002}, … {@code c10000}. */
final class ComboId {

  private static final int DIGITS = 4;

  private ComboId() {}

  /** The id of the combination at a place, from 0. */
  static String of(int index) {
    String number = Integer.toString(index + 1);
    return "c" + "0".repeat(Math.max(0, DIGITS - number.length())) + number;
  }
}
