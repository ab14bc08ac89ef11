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

  private static final byte[] NO_DAY = {};

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
    int shown = Money.DECIMALS;
    long fraction = rest % Money.SCALE;
    while (shown > 2 && fraction % 10 == 0) {
      fraction /= 10;
      shown--;
    }
    digits(fraction, shown);
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
    long second = ofDay / Instants.SECOND;
    digits(second / 3_600, 2);
    bytes[length++] = ':';
    digits(second / 60 % 60, 2);
    bytes[length++] = ':';
    digits(second % 60, 2);
    long fraction = ofDay % Instants.SECOND;
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

  private static int width(long value) {
    int width = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      width++;
    }
    return width;
  }

  private void digits(long value, int width) {
    long rest = value;
    for (int at = length + width - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += width;
  }
}
