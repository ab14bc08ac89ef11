package io.admf.digest;

import com.dynatrace.hash4j.hashing.Hashing;

/**
 * Names as 64-bit words: the XXH3 hash of a text, and for a text that ends in a number, of what
 * stands before it, with the number. So the key of {@code c0001-T12} follows from that of {@code
 * c0001-T} without the text being made.
 */
public final class TextKey {

  /** Odd, so that numbers stay distinct: 2<sup>64</sup> over the golden ratio. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private static final int LONGEST = 18;

  private TextKey() {}

  /** The key of a text. */
  public static long of(String text) {
    int start = text.length();
    while (start > 0 && digit(text.charAt(start - 1))) {
      start--;
    }
    while (start < text.length() - 1 && text.charAt(start) == '0') {
      start++; // 007 is 00 and 7
    }
    int digits = text.length() - start;
    return digits == 0 || digits > LONGEST
        ? whole(text)
        : numbered(whole(text.substring(0, start)), Long.parseLong(text, start, text.length(), 10));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static long whole(String text) {
    return Hashing.xxh3_64().hashCharsToLong(text);
  }

  /** The key of a text that ends in a number, but for the number: {@code c0001-T}. */
  public static long stem(String text) {
    if (!text.isEmpty() && digit(text.charAt(text.length() - 1))) {
      throw new IllegalArgumentException("expected a text that ends in no digit, was " + text);
    }
    return whole(text);
  }

  /**
   * The key of a text and the number behind it.
   *
   * @param stem from {@link #stem}
   * @param number not negative
   */
  public static long numbered(long stem, long number) {
    return fold(stem, number + 1);
  }

  /**
   * Two numbers in one word: different pairs of numbers far below 2<sup>63</sup> stay different.
   */
  public static long fold(long first, long second) {
    return first + STEP * second;
  }
}
