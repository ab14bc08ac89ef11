package io.admf.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "1.5, 2",
    "2.5, 2",
    "3.5, 4",
    "-0.5, 0",
    "-1.5, -2",
    "-2.5, -2",
    "2.4999, 2",
    "2.5001, 3",
    "-2.5001, -3",
    "1e18, 1000000000000000000"
  })
  void rounds_to_the_nearest_and_ties_to_even(double units, long expected) {
    assertThat(Money.round(units)).isEqualTo(expected);
  }

  @Test
  void makes_units_of_amounts() {
    assertThat(Money.of(1.0)).isEqualTo(100_000_000L);
    assertThat(Money.of(0.1)).isEqualTo(10_000_000L);
    assertThat(Money.of(-28.1784)).isEqualTo(-2_817_840_000L);
    assertThat(Money.of(new BigDecimal("0.000000005"))).isZero();
    assertThat(Money.of(new BigDecimal("0.000000015"))).isEqualTo(2);
    assertThat(Money.of(new BigDecimal("92233720368.54775807"))).isEqualTo(Long.MAX_VALUE);
    assertThat(Money.toDouble(Money.of(100_000))).isEqualTo(100_000.0);
  }

  @Test
  void a_half_less_a_tenth_less_four_tenths_leaves_nothing() {
    assertThat(0.5 - 0.4 - 0.1).isNotZero();
    assertThat(Money.of(0.5) - Money.of(0.4) - Money.of(0.1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p63, -0x1p63, 1e30, Double.NaN, Double.POSITIVE_INFINITY})
  void what_does_not_fit_is_refused_with_its_value(double units) {
    assertThatThrownBy(() -> Money.round(units))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("expected an amount within ±92233720368, was ");
    assertThatThrownBy(() -> Money.of(new BigDecimal("92233720368.54775808")))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2817840000, 28.1784",
    "100000000, 1.00",
    "0, 0.00",
    "-1, -0.00000001",
    "150000000, 1.50",
    "10000000000000, 100000.00",
    "9223372036854775807, 92233720368.54775807",
    "-9223372036854775808, -92233720368.54775808"
  })
  void is_written_exactly_with_at_least_two_decimals(long units, String text) {
    assertThat(Money.format(units)).isEqualTo(text);
    assertThat(Money.of(new BigDecimal(text))).isEqualTo(units);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_share_is_the_exact_quotient_toward_zero_or_a_refusal(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      long amount = edgy(random);
      long numerator = edgy(random);
      long denominator = edgy(random);
      if (denominator == 0) {
        continue;
      }
      BigInteger exact =
          BigInteger.valueOf(amount)
              .multiply(BigInteger.valueOf(numerator))
              .divide(BigInteger.valueOf(denominator));
      String what = "seed %d: %d × %d ÷ %d".formatted(seed, amount, numerator, denominator);
      if (exact.compareTo(MIN) < 0 || exact.compareTo(MAX) > 0) {
        assertThatThrownBy(() -> Money.share(amount, numerator, denominator))
            .as(what)
            .isInstanceOf(ArithmeticException.class);
      } else {
        assertThat(Money.share(amount, numerator, denominator))
            .as(what)
            .isEqualTo(exact.longValueExact());
      }
    }
  }

  @Test
  void the_one_quotient_of_longs_that_overflows_is_refused() {
    assertThatThrownBy(() -> Money.share(Long.MIN_VALUE, 1, -1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.share(1, 1, 0)).isInstanceOf(ArithmeticException.class);
  }

  private static long edgy(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextLong(-1_000, 1_000);
      case 2 -> Long.MIN_VALUE + random.nextInt(2);
      case 3 -> Long.MAX_VALUE - random.nextInt(2);
      default -> random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
    };
  }

  @Test
  void shares_of_a_lot_leave_the_rounding_in_what_remains() {
    long cost = 1_000_000_007L;
    long taken = 0;
    long left = cost;
    for (long quantity = 7; quantity > 0; quantity--) {
      long share = Money.share(left, 1, quantity);
      taken += share;
      left -= share;
    }
    assertThat(taken).isEqualTo(cost);
    assertThat(left).isZero();
  }
}
