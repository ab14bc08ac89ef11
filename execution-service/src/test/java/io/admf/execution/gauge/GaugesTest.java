package io.admf.execution.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.admf.fixture.Bars;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaugesTest {

  private static final Series DAILY = Bars.daily("ABC");
  private static final Series HOURLY =
      new Series(0, new Instrument("ABC", 0, "USD"), Timeframe.of("1h"));

  private static final double[][] FIVE = {
    {100, 104, 98, 100, 1000},
    {101, 102, 99, 100, 2000},
    {90, 95, 90, 95, 3000},
    {95, 114, 95, 114, 4000},
    {110, 115, 105, 114, 9000},
  };

  /** The readings before each bar and after the last, of all blocks in a row. */
  private static List<Double> readings(Series series, Gauge gauge, List<BarBlock> blocks) {
    Gauges gauges = new Gauges();
    int number = gauges.ask(series, gauge);
    List<Double> all = new ArrayList<>();
    double after = Double.NaN;
    for (BarBlock block : blocks) {
      gauges.bars(block);
      int rows = block.frame(0).rows();
      for (int row = 0; row < rows; row++) {
        all.add(gauges.reading(number, row));
      }
      after = gauges.reading(number, rows);
    }
    all.add(after);
    return all;
  }

  private static List<Double> readings(Measure measure, int window, double[]... bars) {
    return readings(DAILY, new Gauge(measure, window), Bars.blocks(100, bars));
  }

  @Test
  void the_true_range_is_a_part_of_the_close_before() {
    // 6/100 against the open, 3/100, 10/100 (from 100 to 90), 19/95
    List<Double> readings = readings(Measure.TRUE_RANGE, 2, FIVE);
    assertThat(readings.get(0)).isNaN();
    assertThat(readings.get(1)).isEqualTo(0.06);
    assertThat(readings.get(2)).isCloseTo(0.045, within(1e-15));
    assertThat(readings.get(3)).isCloseTo(0.065, within(1e-15));
    assertThat(readings.get(4)).isCloseTo(0.15, within(1e-15));
  }

  @Test
  void the_deviation_is_that_of_returns() {
    // returns 0, -0.05, 0.2, 0
    List<Double> readings = readings(Measure.DEVIATION, 3, FIVE);
    assertThat(readings.get(1)).isNaN();
    assertThat(readings.get(2)).as("one return has no deviation").isNaN();
    assertThat(readings.get(3)).isCloseTo(0.05 / Math.sqrt(2), within(1e-15));
    assertThat(readings.get(4)).isCloseTo(Math.sqrt(0.035 / 2), within(1e-15));
    assertThat(readings.get(5))
        .as("window of three")
        .isCloseTo(Math.sqrt(0.035 / 2), within(1e-15));
  }

  @Test
  void every_daily_bar_is_a_day_and_counts_when_the_next_begins() {
    assertThat(readings(Measure.DAILY_VOLUME, 2, FIVE))
        .containsExactly(Double.NaN, 1000.0, 1500.0, 2500.0, 3500.0, 3500.0);
    List<Double> deviation = readings(Measure.DAILY_DEVIATION, 3, FIVE);
    assertThat(deviation.get(2)).isNaN();
    assertThat(deviation.get(3)).isCloseTo(0.05 / Math.sqrt(2), within(1e-15));
    assertThat(deviation.get(4)).isCloseTo(Math.sqrt(0.035 / 2), within(1e-15));
  }

  @Test
  void days_of_hours_are_dates_of_utc() {
    BarBlock block = hours(20, 6, 100); // from 20:00: four hours, then two of the next day
    List<Double> volume = readings(HOURLY, new Gauge(Measure.DAILY_VOLUME, 5), List.of(block));
    assertThat(volume)
        .containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 400.0, 400.0, 400.0);
  }

  @Test
  void a_bar_that_only_carries_a_price_forward_is_no_bar() {
    MarketFrame.Filled filled = new MarketFrame.Filled(0, new int[] {2});
    MarketFrame market = new MarketFrame(0, List.of(), List.of(), List.of(), List.of(filled));
    List<Double> readings =
        readings(DAILY, new Gauge(Measure.DAILY_VOLUME, 9), List.of(with(market, FIVE)));
    assertThat(readings.get(3)).as("not yet: the bar before it carries").isEqualTo(1500);
    assertThat(readings.get(4)).isEqualTo(7000.0 / 3);
  }

  @Test
  void a_split_changes_volumes_and_no_part_of_a_price() {
    double[][] split = {
      {100, 104, 98, 100, 1000},
      {101, 102, 99, 100, 2000},
      {45, 47.5, 45, 47.5, 6000},
      {47.5, 57, 47.5, 57, 8000},
    };
    MarketFrame.Action action =
        new MarketFrame.Action(2, "ABC", List.of(0), MarketFrame.Effect.SPLIT, 0, 0, 2, 0);
    MarketFrame market = new MarketFrame(0, List.of(action), List.of(), List.of(), List.of());
    List<BarBlock> blocks = List.of(with(market, split));
    assertThat(readings(DAILY, new Gauge(Measure.DAILY_VOLUME, 9), blocks).subList(1, 4))
        .containsExactly(1000.0, 3000.0, 4000.0);
    assertThat(readings(DAILY, new Gauge(Measure.TRUE_RANGE, 1), blocks).subList(2, 4))
        .as("from 50 to 45")
        .containsExactly(0.03, 0.1);
    assertThat(readings(DAILY, new Gauge(Measure.DEVIATION, 9), blocks).get(3))
        .isCloseTo(0.05 / Math.sqrt(2), within(1e-15));
  }

  @ParameterizedTest
  @EnumSource
  void readings_do_not_depend_on_how_bars_are_cut(Measure measure) {
    double[][] bars = Bars.random(7, 300);
    Gauge gauge = new Gauge(measure, 14);
    List<Double> whole = readings(DAILY, gauge, Bars.blocks(300, bars));
    for (int slices : new int[] {1, 2, 7, 64}) {
      assertThat(readings(DAILY, gauge, Bars.blocks(slices, bars))).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_reading_knows_nothing_of_the_bar_that_fills_nor_of_later_ones(long seed) {
    double[][] bars = Bars.random(seed, 120);
    double[][] other = Bars.random(seed, 120);
    double[][] future = Bars.random(seed + 100, 120);
    System.arraycopy(future, 60, other, 60, 60);
    for (Measure measure : Measure.values()) {
      assertThat(readings(measure, 14, other).subList(0, 61))
          .as("seed %d, %s", seed, measure)
          .isEqualTo(readings(measure, 14, bars).subList(0, 61));
      assertThat(readings(measure, 14, other).get(100))
          .isNotEqualTo(readings(measure, 14, bars).get(100));
    }
  }

  @Test
  void one_gauge_is_kept_once() {
    Gauges gauges = new Gauges();
    int first = gauges.ask(DAILY, new Gauge(Measure.TRUE_RANGE, 14));
    assertThat(gauges.ask(DAILY, new Gauge(Measure.TRUE_RANGE, 14))).isEqualTo(first);
    assertThat(gauges.ask(DAILY, new Gauge(Measure.TRUE_RANGE, 15))).isNotEqualTo(first);
    assertThatThrownBy(() -> new Gauge(Measure.TRUE_RANGE, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a window of at least 1, was 0");
  }

  private static BarBlock with(MarketFrame market, double[]... bars) {
    BarFrame frame = Bars.block(bars).frame(0);
    return BarBlock.of(new BarFrame[] {frame}, market, (@Nullable BarBlock) null);
  }

  private static BarBlock hours(int from, int count, double volume) {
    BarFrame.Columns columns = BarFrame.Columns.ofCapacity(count);
    for (int i = 0; i < count; i++) {
      columns.offsets()[i] = i;
      columns.eventTimes()[i] = (from + i) * 3600 * Instants.SECOND;
      columns.knownAt()[i] = (from + i + 1) * 3600 * Instants.SECOND;
      columns.open()[i] = 10;
      columns.high()[i] = 10;
      columns.low()[i] = 10;
      columns.close()[i] = 10;
      columns.volume()[i] = volume;
    }
    return BarBlock.of(
        new BarFrame[] {new BarFrame(0, 0, 0, count, true, 0, count, columns)}, null);
  }
}
