package io.admf.data.check;

import io.admf.data.row.RowObserver.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the fields of one file look like: quotes, exponents, long numbers, offsets of times. */
final class FieldFacts {

  /** Digits that a double always keeps. */
  private static final int KEPT_DIGITS = 15;

  private static final int OFFSETS = 16;

  private final String place;
  private long quoted;
  private long quotedLine;
  private long quotedCommas;
  private long commaLine;
  private long exponents;
  private long exponentLine;
  private String exponent = "";
  private long longNumbers;
  private long longLine;
  private String longNumber = "";
  private final Map<String, Long> offsets = new TreeMap<>();
  private final List<String> order = new ArrayList<>();
  private String lastOffset = "";
  private long changes;
  private long changeLine;
  private int lastLength;
  private int shortest = Integer.MAX_VALUE;
  private long lastLine;

  FieldFacts(String place) {
    this.place = place;
  }

  void see(long line, Cell cell, char[] buffer, int offset, int length, boolean inQuotes) {
    if (line != lastLine) {
      if (lastLine > 0) {
        shortest = Math.min(shortest, lastLength);
      }
      lastLine = line;
    }
    lastLength = length;
    if (inQuotes) {
      quotedLine = quoted++ == 0 ? line : quotedLine;
      if (holds(buffer, offset, length, ',')) {
        commaLine = quotedCommas++ == 0 ? line : commaLine;
      }
    }
    switch (cell) {
      case NUMBER -> number(line, buffer, offset, length);
      case TIME -> time(line, buffer, offset, length);
      case OTHER -> {}
    }
  }

  private static boolean holds(char[] buffer, int offset, int length, char wanted) {
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  private void number(long line, char[] buffer, int offset, int length) {
    int digits = 0;
    boolean leading = true;
    for (int i = offset; i < offset + length; i++) {
      char c = buffer[i];
      if (c >= '0' && c <= '9') {
        leading &= c == '0';
        digits += leading ? 0 : 1;
      } else if ((c == 'e' || c == 'E') && digits + (leading ? 1 : 0) > 0) {
        if (exponents++ == 0) {
          exponentLine = line;
          exponent = new String(buffer, offset, Math.min(length, 30));
        }
        return;
      }
    }
    if (digits > KEPT_DIGITS + 1 && !holds(buffer, offset, length, '.')) {
      if (longNumbers++ == 0) {
        longLine = line;
        longNumber = new String(buffer, offset, Math.min(length, 40));
      }
    }
  }

  /** Watches what follows the time of day: Z, an offset, or nothing. */
  private void time(long line, char[] buffer, int offset, int length) {
    int end = offset + length;
    while (end > offset && buffer[end - 1] <= ' ') {
      end--;
    }
    int at = end;
    while (at > offset && isOffset(buffer[at - 1]) && end - at < 6) {
      at--;
      if (buffer[at] == '+' || buffer[at] == '-' || buffer[at] == 'Z' || buffer[at] == 'z') {
        break;
      }
    }
    boolean clock = holds(buffer, offset, Math.max(0, at - offset), ':');
    boolean signed =
        at < end
            && (buffer[at] == '+' || buffer[at] == '-' || buffer[at] == 'Z' || buffer[at] == 'z');
    if (!clock) {
      return;
    }
    if (signed && end - at == lastOffset.length() && same(buffer, at)) {
      return;
    }
    if (!signed && lastOffset.equals("none")) {
      return;
    }
    String found = signed ? new String(buffer, at, end - at) : "none";
    if (!lastOffset.isEmpty()) {
      changes++;
      changeLine = changes == 1 ? line : changeLine;
    }
    lastOffset = found;
    if (offsets.size() < OFFSETS && offsets.putIfAbsent(found, line) == null) {
      order.add(found);
    }
  }

  private boolean same(char[] buffer, int at) {
    for (int i = 0; i < lastOffset.length(); i++) {
      if (buffer[at + i] != lastOffset.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOffset(char c) {
    return (c >= '0' && c <= '9') || c == ':' || c == '+' || c == '-' || c == 'Z' || c == 'z';
  }

  /**
   * Tells what was seen.
   *
   * @param years how many years the bars span, at least 1
   */
  void tell(Findings findings, long years, boolean ended) {
    if (quotedCommas > 0) {
      findings.note(
          Kind.QUOTES,
          place + ':' + commaLine,
          Say.were(quotedCommas, "field") + " in quotes and read as one, with the comma",
          "");
    } else if (quoted > 0) {
      findings.note(
          Kind.QUOTES,
          place + ':' + quotedLine,
          Say.were(quoted, "field") + " in quotes and read without them",
          "");
    }
    if (exponents > 0) {
      findings.note(
          Kind.NUMBERS,
          place + ':' + exponentLine,
          Say.were(exponents, "number")
              + " in exponent notation and read as such, the first "
              + exponent,
          "");
    }
    if (longNumbers > 0) {
      findings.warning(
          Kind.NUMBERS,
          place + ':' + longLine,
          Say.count(longNumbers, "whole number")
              + " of more digits than are kept (9,007,199,254,740,992 is the last that is), the first "
              + longNumber,
          "it was rounded: see whether the column is the right one, or set data.price_scale");
    }
    tellOffsets(findings, years);
    if (!ended && lastLength < shortest && shortest < Integer.MAX_VALUE) {
      findings.warning(
          Kind.CUT_SHORT,
          place + ':' + lastLine,
          "the last line has no end, and its last field is shorter than all above it",
          "see whether the file was cut off within a number");
    }
  }

  private void tellOffsets(Findings findings, long years) {
    if (order.size() < 2) {
      return;
    }
    boolean some = offsets.containsKey("none");
    boolean oneHour = order.size() == 2 && !some && hours(order.get(0), order.get(1)) == 1;
    if (oneHour && changes <= 2 * years + 1) {
      return; // one zone, whose clocks change
    }
    findings.warning(
        Kind.MIXED_ZONES,
        place + ':' + changeLine,
        "expected times of one zone, was %s%s"
            .formatted(
                String.join(
                    ", ", order.stream().map(o -> o.equals("none") ? "without zone" : o).toList()),
                changes > order.size()
                    ? String.format(Locale.ROOT, ", changing %,d times", changes)
                    : ""),
        some
            ? "those without were read in data.time_zone: write all alike"
            : "each was read as it is written: see whether they belong together");
  }

  private static double hours(String one, String other) {
    return Math.abs(minutes(one) - minutes(other)) / 60.0;
  }

  private static int minutes(String offset) {
    String digits = offset.replaceAll("[^0-9]", "");
    if (digits.length() < 2) {
      return 0;
    }
    int hours = Integer.parseInt(digits.substring(0, 2));
    int minutes = digits.length() >= 4 ? Integer.parseInt(digits.substring(2, 4)) : 0;
    return (offset.charAt(0) == '-' ? -1 : 1) * (hours * 60 + minutes);
  }
}
