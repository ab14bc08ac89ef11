package io.admf.ledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.fixture.Bars;
import io.admf.fixture.SparseBars;
import io.admf.frame.BarBlock;
import io.admf.money.Instrument;
import io.admf.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningProfitTest {

  private static final Instrument SHARE = new Instrument("ABC", 0, "USD");

  /** Open, high, low, close. */
  private static final double[][] WEEK = {
    {10, 13, 8, 11}, {11, 12, 9, 10}, {10, 14, 10, 13}, {13, 13, 6, 7}
  };

  private final BarBlock week = Bars.block(WEEK);

  private static Stake stake(long units) {
    return new Stake(SHARE, units, new double[0]);
  }

  private static RunningProfit held(BarBlock block, int from, boolean opening, int to, long units) {
    RunningProfit trip = new RunningProfit();
    trip.change(from, opening);
    trip.bars(block, 0, to, stake(units), -SHARE.notional(10, units));
    return trip;
  }

  /**
   * QuantConnect LEAN, TradeBuilderTests ScaleInScaleOut1Long, fill to fill, first in first out,
   * along 1.075, 1.065, 1.10.
   */
  @ParameterizedTest
  @CsvSource({"1.07, -5, 30", "1.08, -15, 20"})
  void lots_along_the_path_of_lean(double entry, double worst, double best) {
    BarBlock path =
        Bars.block(
            new double[] {1.075, 1.075, 1.075, 1.075},
            new double[] {1.065, 1.065, 1.065, 1.065},
            new double[] {1.10, 1.10, 1.10, 1.10});
    RunningProfit trip = new RunningProfit();
    trip.bars(path, 0, 3, stake(1000), -SHARE.notional(entry, 1000));
    assertThat(Money.toDouble(trip.excursion().adverse())).isEqualTo(worst);
    assertThat(Money.toDouble(trip.excursion().favourable())).isEqualTo(best);
  }

  @Test
  void from_an_entry_at_the_open_a_bar_counts_by_its_low_and_high() {
    RunningProfit trip = held(week, 0, true, 2, 5);
    assertThat(trip.excursion().adverse()).isEqualTo(Money.of(-10));
    assertThat(trip.excursion().favourable()).isEqualTo(Money.of(15));
  }

  @Test
  void from_an_entry_inside_a_bar_it_counts_by_its_close_alone() {
    RunningProfit first = held(week, 0, false, 1, 5);
    assertThat(first.excursion().adverse()).isZero();
    assertThat(first.excursion().favourable()).isEqualTo(Money.of(5));
    RunningProfit next = held(week, 0, false, 2, 5);
    assertThat(next.excursion().adverse()).isEqualTo(Money.of(-5));
    assertThat(next.excursion().favourable()).isEqualTo(Money.of(10));
  }

  @Test
  void a_short_trip_suffers_from_highs() {
    RunningProfit trip = held(week, 0, true, 2, -5);
    assertThat(trip.excursion().adverse()).isEqualTo(Money.of(-15));
    assertThat(trip.excursion().favourable()).isEqualTo(Money.of(10));
  }

  @Test
  void no_bar_counts_twice_and_none_before_the_entry() {
    RunningProfit trip = new RunningProfit();
    trip.change(1, true);
    trip.bars(week, 0, 1, stake(5), Money.of(-50));
    assertThat(trip.excursion().adverse()).as("the bar at 1 is not over").isZero();
    assertThat(trip.excursion().favourable()).isZero();
    trip.bars(week, 0, 2, stake(5), Money.of(-50));
    trip.bars(week, 0, 2, stake(500), Money.of(-5000));
    assertThat(trip.excursion().adverse()).isEqualTo(Money.of(-5));
    assertThat(trip.excursion().favourable()).isEqualTo(Money.of(10));
    trip.bars(week, 0, 4, stake(5), Money.of(-50));
    assertThat(trip.excursion().adverse()).isEqualTo(Money.of(-20));
    assertThat(trip.excursion().favourable()).isEqualTo(Money.of(20));
  }

  @Test
  void after_a_change_inside_a_bar_the_bars_that_follow_count_whole_again() {
    RunningProfit trip = held(week, 2, false, 4, 5);
    assertThat(trip.excursion().adverse()).isEqualTo(Money.of(-20));
    assertThat(trip.excursion().favourable()).isEqualTo(Money.of(15));
  }

  @Test
  void what_was_seen_at_a_fill_counts_and_the_entry_itself_is_zero() {
    RunningProfit trip = new RunningProfit();
    trip.observe(30);
    assertThat(trip.excursion().adverse()).isZero();
    assertThat(trip.excursion().favourable()).isEqualTo(30);
    trip.observe(-20);
    trip.observe(10);
    assertThat(trip.excursion().adverse()).isEqualTo(-20);
    assertThat(trip.excursion().favourable()).isEqualTo(30);
  }

  @Test
  void what_was_realised_is_part_of_the_profit() {
    RunningProfit trip = new RunningProfit();
    trip.change(1, true);
    trip.bars(week, 0, 2, stake(5), Money.of(-50) + Money.of(7));
    assertThat(trip.excursion().adverse())
        .isZero()
        .isLessThanOrEqualTo(trip.excursion().favourable());
    assertThat(trip.excursion().favourable()).isEqualTo(Money.of(17));
  }

  @Test
  void slices_without_a_bar_and_cuts_between_blocks_change_nothing() {
    double[][][] bars = new double[1][6][];
    bars[0][0] = new double[] {10, 13, 8, 11, 1};
    bars[0][2] = new double[] {11, 12, 7, 10, 1};
    bars[0][5] = new double[] {10, 15, 9, 13, 1};
    for (int cut = 1; cut <= 6; cut++) {
      List<BarBlock> blocks = SparseBars.blocks(cut, bars);
      RunningProfit trip = new RunningProfit();
      trip.change(1, false);
      for (BarBlock block : blocks) {
        if (block.lastSlice() >= 1) {
          trip.bars(block, 0, block.lastSlice() + 1, stake(1), Money.of(-10));
        }
      }
      assertThat(trip.excursion().adverse()).as("cut %d", cut).isEqualTo(Money.of(-3));
      assertThat(trip.excursion().favourable()).as("cut %d", cut).isEqualTo(Money.of(5));
    }
  }
}
