package io.admf.reporting.results;

import io.admf.money.Money;
import io.admf.time.Instants;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Text as bytes, written digit by digit: what makes a file of a million rows cheap. Money, times
 * and numbers come out as {@link Money#format}, {@link Instants#format} and {@link Double#toString}
 * (without exponent) have them.
 */
final class Bytes {

  private static final int HUNDREDTH = (int) (Money.SCALE / 100);
  private static final byte[] NO_DAY = {};
  private static final byte[] TENS = new byte[100];
  private static final byte[] ONES = new byte[100];

  static {
    for (int i = 0; i < 100; i++) {
      TENS[i] = (byte) ('0' + i / 10);
      ONES[i] = (byte) ('0' + i % 10);
    }
  }

  private byte[] bytes;
  private int length;
  private long day = Long.MIN_VALUE;
  private byte[] dayText = NO_DAY;

  Bytes(int capacity) {
    bytes = new byte[capacity];
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** A copy of what was written. */
  byte[] text() {
    return Arrays.copyOf(bytes, length);
  }

  void clear() {
    length = 0;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }

  Bytes put(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  Bytes put(byte[] text) {
    room(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  Bytes put(Bytes other) {
    room(other.length);
    System.arraycopy(other.bytes, 0, bytes, length, other.length);
    length += other.length;
    return this;
  }

  Bytes put(String text) {
    return put(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A field of a CSV file (RFC 4180): quoted when it has to be. */
  Bytes field(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = c != ',' && c != '"' && c != '\n' && c != '\r';
    }
    return plain ? put(text) : put('"').put(text.replace("\"", "\"\"")).put('"');
  }

  /** A whole number. */
  Bytes number(long value) {
    if (value == Long.MIN_VALUE) {
      return put(Long.toString(value));
    }
    room(20);
    long rest = value;
    if (value < 0) {
      bytes[length++] = '-';
      rest = -value;
    }
    digits(rest, width(rest));
    return this;
  }

  /** An amount of money units as exact decimal text. */
  Bytes money(long units) {
    if (units == Long.MIN_VALUE) {
      return put(Money.format(units));
    }
    room(24);
    long rest = units;
    if (units < 0) {
      bytes[length++] = '-';
      rest = -units;
    }
    long whole = rest / Money.SCALE;
    digits(whole, width(whole));
    bytes[length++] = '.';
    int fraction = (int) (rest - whole * Money.SCALE);
    if (fraction % HUNDREDTH == 0) {
      two(fraction / HUNDREDTH);
      return this;
    }
    int high = fraction / 10_000;
    int low = fraction - high * 10_000;
    two(high / 100);
    two(high % 100);
    two(low / 100);
    two(low % 100);
    int least = length - (Money.DECIMALS - 2);
    while (length > least && bytes[length - 1] == '0') {
      length--;
    }
    return this;
  }

  /** A time in ISO-8601, UTC, to the second or in groups of three digits finer. */
  Bytes time(long nanos) {
    long today = Math.floorDiv(nanos, Instants.DAY);
    if (today != day) {
      day = today;
      dayText = (LocalDate.ofEpochDay(today) + "T").getBytes(StandardCharsets.UTF_8);
    }
    put(dayText);
    room(20);
    long ofDay = nanos - today * Instants.DAY;
    int second = (int) (ofDay / Instants.SECOND);
    int minute = second / 60;
    two(minute / 60);
    bytes[length++] = ':';
    two(minute % 60);
    bytes[length++] = ':';
    two(second - minute * 60);
    long fraction = ofDay - second * Instants.SECOND;
    if (fraction != 0) {
      bytes[length++] = '.';
      int shown = 9;
      while (fraction % 1_000 == 0) {
        fraction /= 1_000;
        shown -= 3;
      }
      digits(fraction, shown);
    }
    bytes[length++] = 'Z';
    return this;
  }

  /** The shortest decimal text that reads back as {@code value}; nothing for NaN. */
  Bytes price(double value) {
    if (Double.isNaN(value)) {
      return this;
    }
    String text = Double.toString(value);
    return put(text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString());
  }

  private void two(int value) {
    bytes[length] = TENS[value];
    bytes[length + 1] = ONES[value];
    length += 2;
  }

  private static int width(long value) {
    int width = 1;
    for (long power = 10; width < 19 && value >= power; power *= 10) {
      width++;
    }
    return width;
  }

  private void digits(long value, int width) {
    int at = length + width;
    length = at;
    long rest = value;
    while (rest >= Integer.MAX_VALUE) {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    int small = (int) rest;
    while (small >= 10) {
      int pair = small % 100;
      small /= 100;
      bytes[--at] = ONES[pair];
      bytes[--at] = TENS[pair];
    }
    if (at > length - width) {
      bytes[--at] = (byte) ('0' + small);
    }
    while (at > length - width) {
      bytes[--at] = '0';
    }
  }
}
