package io.admf.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentTest {

  private static final Instrument SHARE = new Instrument("AAPL", 0, "USD");
  private static final Instrument COIN = new Instrument("BTC/USD", 8, "USD");

  @Test
  void counts_in_its_smallest_quantity() {
    assertThat(SHARE.unitsPerOne()).isEqualTo(1);
    assertThat(COIN.unitsPerOne()).isEqualTo(100_000_000);
    assertThat(new Instrument("X", 9, "USD").unitsPerOne()).isEqualTo(1_000_000_000);
    assertThat(COIN.quantity(150_000_000)).isEqualTo(1.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 10})
  void other_decimals_are_refused(int decimals) {
    assertThatThrownBy(() -> new Instrument("X", decimals, "USD"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected size decimals 0 to 9, was " + decimals);
  }

  @Test
  void nothing_is_bought_that_was_not_asked_for() {
    assertThat(SHARE.units(29.999)).isEqualTo(29);
    assertThat(SHARE.units(-29.999)).isEqualTo(-29);
    assertThat(COIN.units(0.3)).as("0.3 as written, not as a double").isEqualTo(30_000_000);
    assertThat(COIN.units(new BigDecimal("0.123456789"))).isEqualTo(12_345_678);
    assertThatThrownBy(() -> COIN.units(1e12)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> SHARE.units(Double.NaN)).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 30, 30",
    "0, -100, -100",
    "8, 30000000, 0.3",
    "8, 1, 0.00000001",
    "8, 0, 0",
    "8, 1000000000, 10",
    "8, -150000000, -1.5"
  })
  void is_written_without_trailing_zeros(int decimals, long units, String text) {
    Instrument instrument = new Instrument("X", decimals, "USD");
    assertThat(instrument.format(units)).isEqualTo(text);
    assertThat(instrument.units(new BigDecimal(text))).isEqualTo(units);
  }

  @Test
  void a_price_times_a_quantity_is_money() {
    assertThat(SHARE.notional(547.935, 30)).isEqualTo(Money.of(new BigDecimal("16438.05")));
    assertThat(SHARE.notional(547.935, -30)).isEqualTo(Money.of(new BigDecimal("-16438.05")));
    assertThat(COIN.notional(800.5, 30_000_000)).isEqualTo(Money.of(new BigDecimal("240.15")));
    assertThatThrownBy(() -> SHARE.notional(1e9, 1_000_000))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> SHARE.notional(Double.NaN, 1)).isInstanceOf(ArithmeticException.class);
  }

  /** Ten million are 10¹⁵ money units; three roundings of 2⁻⁵³ cannot move that by a half. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void prices_in_cents_give_the_exact_amount_up_to_ten_million(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      long cents = random.nextLong(1, 1_000_000);
      long units = random.nextLong(-1_000, 1_000);
      BigDecimal exact = BigDecimal.valueOf(cents, 2).multiply(BigDecimal.valueOf(units));
      assertThat(SHARE.notional(cents / 100.0, units))
          .as("seed %d: %d cents × %d", seed, cents, units)
          .isEqualTo(Money.of(exact));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void larger_amounts_are_as_near_as_a_double_is(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      long cents = random.nextLong(1, 10_000_000);
      long units = random.nextLong(-500_000, 500_000);
      BigDecimal exact = BigDecimal.valueOf(cents, 2).multiply(BigDecimal.valueOf(units));
      long expected = Money.of(exact);
      assertThat(SHARE.notional(cents / 100.0, units) - expected)
          .as("seed %d: %d cents × %d", seed, cents, units)
          .isBetween(
              -(long) (Math.abs(expected) * 0x1.8p-52) - 1,
              (long) (Math.abs(expected) * 0x1.8p-52) + 1);
    }
  }
}
