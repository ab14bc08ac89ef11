package io.admf.data.text;

/** Counts of a unit since 1970-01-01T00:00:00Z, possibly with decimals. */
final class EpochTimes implements TimeText {

  private final String name;
  private final long unit;

  /**
   * For one unit.
   *
   * @param unit in nanoseconds
   */
  EpochTimes(String name, long unit) {
    this.name = name;
    this.unit = unit;
  }

  @Override
  public long read(char[] text, int from, int length) {
    int at = from;
    int end = from + length;
    boolean negative = at < end && text[at] == '-';
    if (negative) {
      at++;
    }
    long limit = Long.MAX_VALUE / unit - 1;
    long count = 0;
    int digits = 0;
    for (; at < end && text[at] != '.'; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9 || count > (limit - digit) / 10) {
        return UNREADABLE;
      }
      count = count * 10 + digit;
      digits++;
    }
    if (digits == 0) {
      return UNREADABLE;
    }
    long nanos = count * unit;
    long fraction = unit;
    for (at++; at < end; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return UNREADABLE;
      }
      fraction /= 10;
      nanos += digit * fraction;
    }
    return negative ? -nanos : nanos;
  }

  @Override
  public String expected() {
    String unitName =
        switch (name) {
          case "epoch_s" -> "seconds";
          case "epoch_ms" -> "milliseconds";
          case "epoch_us" -> "microseconds";
          default -> "nanoseconds";
        };
    return unitName + " since 1970";
  }
}
