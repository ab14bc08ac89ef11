package io.admf.data.text;

/**
 * Decimal numbers from characters, each the {@code double} that {@link Double#parseDouble} gives.
 *
 * <p>A number whose digits make an integer below 2<sup>53</sup> and whose power of ten is at most
 * 22 is one exact integer times or divided by one exact power, hence rounded once and correctly (W.
 * D. Clinger, <i>How to read floating point numbers accurately</i>, 1990). All others go through
 * {@link Double#parseDouble}.
 */
public final class Decimals {

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final long EXACT = 1L << 53;
  private static final long ROOM = (Long.MAX_VALUE - 9) / 10;
  private static final int SHORT = 15;
  private static final int LARGEST_EXPONENT = 100_000;

  private Decimals() {}

  /**
   * Reads {@code [+-] digits [. digits] [e [+-] digits]} with blanks around it; digits may be
   * missing on one side of the point.
   *
   * @return NaN when the text is anything else, such as empty, {@code NaN} or {@code 1,5}; infinite
   *     when the number is too large
   */
  public static double parse(char[] text, int from, int length) {
    // nearly all are digits with a point between, few enough to be exact
    if (length > SHORT || length == 0) {
      return any(text, from, length);
    }
    int end = from + length;
    int at = from;
    long mantissa = 0;
    int digit;
    while (at < end && (digit = text[at] - '0') >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      at++;
    }
    if (at == end) {
      return mantissa;
    }
    if (text[at] != '.' || length == 1) {
      return any(text, from, length);
    }
    int first = ++at;
    while (at < end && (digit = text[at] - '0') >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      at++;
    }
    return at == end ? mantissa / POWERS[end - first] : any(text, from, length);
  }

  private static double any(char[] text, int from, int length) {
    int at = from;
    int end = from + length;
    while (at < end && text[at] <= ' ') {
      at++;
    }
    while (end > at && text[end - 1] <= ' ') {
      end--;
    }
    int start = at;
    boolean negative = at < end && text[at] == '-';
    if (at < end && (negative || text[at] == '+')) {
      at++;
    }
    long mantissa = 0;
    int digits = 0;
    int decimals = 0;
    boolean exact = true;
    boolean pointSeen = false;
    for (; at < end; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        exact &= mantissa <= ROOM;
        mantissa = mantissa * 10 + digit;
        digits++;
        decimals += pointSeen ? 1 : 0;
      } else if (text[at] == '.' && !pointSeen) {
        pointSeen = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    long exponent = -decimals;
    if (at < end) {
      long written = exponent(text, at, end);
      if (written == Long.MIN_VALUE) {
        return Double.NaN;
      }
      exponent += written;
    }
    if (!exact || mantissa > EXACT || exponent < -22 || exponent > 22) {
      return Double.parseDouble(new String(text, start, end - start));
    }
    double magnitude =
        exponent < 0 ? mantissa / POWERS[(int) -exponent] : mantissa * POWERS[(int) exponent];
    return negative ? -magnitude : magnitude;
  }

  /** The power after an {@code e}, or {@link Long#MIN_VALUE} when it is not one. */
  private static long exponent(char[] text, int from, int end) {
    int at = from;
    if (text[at] != 'e' && text[at] != 'E') {
      return Long.MIN_VALUE;
    }
    at++;
    boolean negative = at < end && text[at] == '-';
    if (at < end && (negative || text[at] == '+')) {
      at++;
    }
    if (at == end) {
      return Long.MIN_VALUE;
    }
    long power = 0;
    for (; at < end; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return Long.MIN_VALUE;
      }
      power = Math.min(power * 10 + digit, LARGEST_EXPONENT);
    }
    return negative ? -power : power;
  }
}
