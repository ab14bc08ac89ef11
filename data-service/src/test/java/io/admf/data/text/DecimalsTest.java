package io.admf.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  private static double parse(String text) {
    // not at the start of the array and not at its end
    char[] buffer = ("9" + text + "9").toCharArray();
    return Decimals.parse(buffer, 1, text.length());
  }

  private static void assertSame(String text, long seed) {
    double expected = Double.parseDouble(text);
    double actual = parse(text);
    if (Double.doubleToRawLongBits(actual) != Double.doubleToRawLongBits(expected)) {
      throw new AssertionError(
          "seed %d: %s must be %s, was %s".formatted(seed, text, expected, actual));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_generated_decimal_is_what_the_jdk_reads(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_000_000; i++) {
      text.setLength(0);
      text.append(random.nextInt(8) == 0 ? "-" : random.nextInt(16) == 0 ? "+" : "");
      int whole = random.nextInt(1, random.nextInt(16) == 0 ? 25 : 7);
      digits(text, random, whole);
      if (random.nextInt(4) > 0) {
        text.append('.');
        digits(text, random, random.nextInt(0, random.nextInt(16) == 0 ? 30 : 9));
      }
      if (random.nextInt(8) == 0) {
        text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(-345, 330));
      }
      assertSame(text.toString(), seed);
    }
  }

  private static void digits(StringBuilder text, SplittableRandom random, int count) {
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void every_double_survives_being_written_and_read(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 300_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertSame(Double.toString(value), seed);
      }
      double price = random.nextDouble() * 100_000;
      assertSame(String.format(Locale.ROOT, "%.4f", price), seed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+0.0",
        ".5",
        "5.",
        "00012.50",
        "9007199254740991",
        "9007199254740992",
        "9007199254740993",
        "9007199254740993.0",
        "1e22",
        "1e23",
        "123456789012345678901234567890",
        "922337203685477580",
        "9223372036854775807",
        "9223372036854775808",
        "1e-22",
        "1e-23",
        "4.9e-324",
        "2.4703282292062327e-324",
        "1.7976931348623157e308",
        "800.010000000000",
        "0.1e1",
        "1E+5",
        "1e-400",
        "1e999999999999"
      })
  void the_edges_are_what_the_jdk_reads(String text) {
    assertSame(text, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "+",
        ".",
        "-.",
        "e5",
        "1e",
        "1e+",
        "1e5.5",
        "1.2.3",
        "1,5",
        "1 000",
        "NaN",
        "Infinity",
        "inf",
        "null",
        "0x10",
        "0x1p3",
        "1d",
        "1f",
        "--1",
        "1-",
        "١",
        "1_000",
        "$5",
        "5%"
      })
  void anything_else_is_not_a_number(String text) {
    assertThat(parse(text)).isNaN();
  }

  @Test
  void blanks_around_a_number_do_not_matter() {
    assertThat(parse("  12.5\t")).isEqualTo(12.5);
    assertThat(parse(" 123456789012345678901.5 ")).isEqualTo(123456789012345678901.5);
  }

  @Test
  void too_large_a_number_is_infinite() {
    assertThat(parse("1e999")).isInfinite();
  }
}
