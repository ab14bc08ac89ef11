package io.admf.ledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.money.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquityColumnsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void columns_are_the_sums_of_notionals_to_the_last_unit(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 500; round++) {
      int slices = 1 + random.nextInt(200);
      int from = random.nextInt(slices);
      int to = from + random.nextInt(slices - from + 1);
      long cash = random.nextLong(-(1L << 50), 1L << 50);
      List<Stake> stakes = new ArrayList<>();
      int positions = random.nextInt(5);
      for (int i = 0; i < positions; i++) {
        stakes.add(stake(random, slices));
      }
      EquityColumns columns = new EquityColumns(slices);

      columns.mark(from, to, cash, 0, stakes);

      for (int i = 0; i < slices; i++) {
        long equity = i < from || i >= to ? 0 : cash;
        long exposure = 0;
        if (i >= from && i < to) {
          for (Stake stake : stakes) {
            long value = stake.instrument().notional(stake.marks()[i], stake.units());
            equity += value;
            exposure += Math.abs(value);
          }
        }
        assertThat(columns.equity()[i]).as("seed %d, round %d", seed, round).isEqualTo(equity);
        assertThat(columns.exposure()[i]).isEqualTo(exposure);
        assertThat(columns.cash()[i]).isEqualTo(i < from || i >= to ? 0 : cash);
      }
    }
  }

  private static Stake stake(SplittableRandom random, int slices) {
    Instrument instrument = new Instrument("ABC", random.nextInt(10), "USD");
    double[] marks = new double[slices];
    double scale = StrictMath.pow(10, random.nextInt(-6, 6));
    for (int i = 0; i < slices; i++) {
      marks[i] = random.nextBoolean() ? random.nextInt(1, 1000) * 0.5 : random.nextDouble() * scale;
    }
    long most = Math.min(1L << 40, instrument.unitsPerOne() * 1000);
    return new Stake(instrument, random.nextLong(-most, most) | 1, marks);
  }

  @Test
  void halves_of_a_money_unit_go_to_the_even_neighbour() {
    Instrument coin = new Instrument("BTC", 8, "USD");
    EquityColumns columns = new EquityColumns(3);
    columns.mark(0, 3, 0, 0, List.of(new Stake(coin, 1, new double[] {0.5, 1.5, 2.5})));
    assertThat(columns.equity()).containsExactly(0, 2, 2);
    columns.mark(0, 3, 0, 0, List.of(new Stake(coin, -1, new double[] {0.5, 1.5, 2.5})));
    assertThat(columns.equity()).containsExactly(0, -2, -2);
    assertThat(columns.exposure()).containsExactly(0, 2, 2);
  }

  @Test
  void large_amounts_are_still_exact_and_too_large_ones_stop_the_run() {
    Instrument share = new Instrument("ABC", 0, "USD");
    EquityColumns columns = new EquityColumns(2);
    double huge = 6e10;
    columns.mark(0, 2, 7, 0, List.of(new Stake(share, 1, new double[] {huge, 1})));
    assertThat(columns.equity()).containsExactly(share.notional(huge, 1) + 7, 100_000_007);

    Stake beyond = new Stake(share, 1, new double[] {1e11, 1});
    assertThatThrownBy(() -> columns.mark(0, 2, 7, 0, List.of(beyond)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("was 1.0E11");
    Stake large = new Stake(share, 1, new double[] {huge, 1});
    assertThatThrownBy(() -> columns.mark(0, 2, 0, 0, List.of(large, large)))
        .isInstanceOf(ArithmeticException.class);
    Stake each = new Stake(share, 1, new double[] {3.5e10, 1});
    assertThatThrownBy(() -> columns.mark(0, 2, 3_000_000_000_000_000_000L, 0, List.of(each, each)))
        .as("each fits, the sum does not")
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> columns.mark(0, 2, Long.MAX_VALUE, 0, List.of(large)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void a_holding_without_a_mark_is_not_worth_nothing() {
    Instrument share = new Instrument("ABC", 0, "USD");
    Stake unmarked = new Stake(share, 1, new double[] {Double.NaN, 1});
    assertThatThrownBy(() -> new EquityColumns(2).mark(0, 2, 0, 0, List.of(unmarked)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("was NaN");
  }
}
