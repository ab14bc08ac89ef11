package io.admf.reporting.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.money.Money;
import io.admf.time.Instants;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

  private static String text(Bytes bytes) {
    return new String(bytes.text(), StandardCharsets.UTF_8);
  }

  private static long anyLong(SplittableRandom random) {
    return random.nextLong() >> random.nextInt(64);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void money_is_written_as_the_obvious_formatter_writes_it(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50_000; i++) {
      long units = anyLong(random);
      if (random.nextBoolean()) {
        units = units / 10_000_000 * 10_000_000; // ends in zeros
      }
      assertThat(text(new Bytes(4).money(units)))
          .as("seed %d, %d units", seed, units)
          .isEqualTo(Money.format(units));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void times_are_written_as_the_obvious_formatter_writes_them(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Bytes bytes = new Bytes(4);
    long nanos = 0;
    for (int i = 0; i < 50_000; i++) {
      long step =
          switch (random.nextInt(5)) {
            case 0 -> random.nextLong(-Instants.DAY, Instants.DAY);
            case 1 -> random.nextLong(86_400) * Instants.SECOND;
            case 2 -> random.nextLong(86_400_000) * 1_000_000;
            case 3 -> random.nextLong(1_000) * Instants.DAY;
            default -> random.nextLong(1_000_000) * 1_000;
          };
      nanos = random.nextInt(50) == 0 ? anyLong(random) : nanos + step;
      bytes.clear();
      assertThat(text(bytes.time(nanos)))
          .as("seed %d, %d ns", seed, nanos)
          .isEqualTo(Instants.format(nanos));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void prices_read_back_as_themselves_and_have_no_exponent(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50_000; i++) {
      double price = Double.longBitsToDouble(random.nextLong());
      if (!Double.isFinite(price)) {
        continue;
      }
      String text = text(new Bytes(4).price(price));
      assertThat(Double.parseDouble(text)).as("seed %d", seed).isEqualTo(price);
      assertThat(text).doesNotContain("E");
      assertThat(new BigDecimal(text)).isEqualByComparingTo(new BigDecimal(Double.toString(price)));
    }
    assertThat(text(new Bytes(4).price(28.1784))).isEqualTo("28.1784");
    assertThat(text(new Bytes(4).price(12))).isEqualTo("12.0");
    assertThat(text(new Bytes(4).price(1e-7))).isEqualTo("0.00000010");
    assertThat(text(new Bytes(4).price(Double.NaN))).isEmpty();
  }

  @Test
  void whole_numbers_have_their_digits_and_sign() {
    for (long value : new long[] {0, 7, 10, -1, 999, -1000, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThat(text(new Bytes(1).number(value))).isEqualTo(Long.toString(value));
    }
  }

  @Test
  void fields_are_quoted_when_they_have_to_be() {
    assertThat(text(new Bytes(1).field("SPY"))).isEqualTo("SPY");
    assertThat(text(new Bytes(1).field("a,\"b\"\nç"))).isEqualTo("\"a,\"\"b\"\"\nç\"");
  }
}
