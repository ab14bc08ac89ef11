package io.admf.strategy.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.strategy.fixture.Market;
import io.admf.time.Instants;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edges on which engines differ, and what ours does there. */
class FeatureConventionTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 1.1, 100.01, 4310.25, 1e-8, 123456.789})
  void aConstantPriceIsItsOwnAverage(double price) {
    double[] closes = new double[300];
    Arrays.fill(closes, price);
    double[][] bars = Market.closes(closes);
    for (int n = 1; n <= 120; n++) {
      for (String feature :
          List.of("sma(%d)", "wma(%d)", "ema(%d)", "vwap(window=%d)", "highest(%d)")) {
        assertThat(Market.column(feature.formatted(n), bars)[299]).as(feature, n).isEqualTo(price);
      }
    }
    assertThat(Market.column("vwap(reset=never)", bars)[299]).isEqualTo(price);
    assertThat(Market.column("bollinger.upper", bars)[299]).isEqualTo(price);
    assertThat(Market.column("bollinger.lower", bars)[299]).isEqualTo(price);
    assertThat(Market.column("macd.histogram", bars)[299]).isZero();
    assertThat(Market.column("stddev(20)", bars)[299]).isZero();
    assertThat(Market.column("volatility(20)", bars)[299]).isZero();
    assertThat(Market.column("atr", bars)[299]).isZero();
  }

  @Test
  void rsiIsInTheMiddleWhereNothingMoved() {
    double[][] flat = Market.closes(5, 5, 5, 5, 5, 5);
    assertThat(Market.column("rsi(3)", flat)[5]).isEqualTo(50);
    assertThat(Market.column("rsi(3)", Market.closes(1, 2, 3, 4, 5))[4]).isEqualTo(100);
    assertThat(Market.column("rsi(3)", Market.closes(5, 4, 3, 2, 1))[4]).isEqualTo(0);
  }

  @Test
  void rateOfChangeFromNothingIsNothing() {
    assertThat(Market.column("roc(1)", Market.closes(0, 5, 10)))
        .containsExactly(Double.NaN, 0, 100);
  }

  @Test
  void theFirstBarHasATrueRangeOnlyOnRequest() {
    double[][] bars = {{10, 12, 9, 11}, {14, 15, 13, 14}};
    assertThat(Market.column("true_range", bars)).containsExactly(Double.NaN, 4);
    assertThat(Market.column("true_range(high_low)", bars)).containsExactly(3, 4);
  }

  @Test
  void vwapBeginsAnewWithEachUtcDayUnlessToldOtherwise() {
    double[] price = {10, 20, 30, 50};
    double[] volume = {1, 3, 2, 2};
    List<BarBlock> blocks = hours(price, volume, 22);
    assertThat(Market.column("vwap", blocks)).containsExactly(10, 17.5, 30, 40);
    blocks = hours(price, volume, 22);
    assertThat(Market.column("vwap(reset=never)", blocks))
        .containsExactly(10, 17.5, 130.0 / 6, 28.75);
    blocks = hours(price, volume, 22);
    assertThat(Market.column("vwap(window=2)", blocks)).containsExactly(Double.NaN, 17.5, 24, 40);
  }

  @Test
  void vwapWithoutVolumeIsTheLatestTypicalPrice() {
    double[] price = {10, 20, 30, 40};
    double[] volume = {0, 0, 2, 0};
    assertThat(Market.column("vwap(reset=never)", hours(price, volume, 0)))
        .containsExactly(10, 20, 30, 30);
    assertThat(Market.column("vwap(window=1)", hours(price, volume, 0)))
        .containsExactly(10, 20, 30, 40);
  }

  @Test
  void the_daily_volume_is_of_days_that_are_over_and_on_the_first_what_has_traded_so_far() {
    double[] price = new double[29];
    Arrays.fill(price, 10);
    double[] volume = new double[29];
    Arrays.fill(volume, 1);
    volume[0] = 5;
    double[] daily = Market.column("daily_volume(2)", hours(price, volume, 22));
    assertThat(Arrays.copyOf(daily, 4)).as("5 + 1 at 22 and 23 h").containsExactly(5, 6, 6, 6);
    assertThat(daily[25]).as("the whole second day does not count yet").isEqualTo(6);
    assertThat(daily[26]).as("(6 + 24) / 2").isEqualTo(15);
    assertThat(daily[28]).isEqualTo(15);
  }

  private static List<BarBlock> hours(double[] price, double[] volume, int firstHour) {
    BarFrame.Columns columns = BarFrame.Columns.ofCapacity(price.length);
    for (int i = 0; i < price.length; i++) {
      columns.offsets()[i] = i;
      columns.eventTimes()[i] = (firstHour + i) * 3600 * Instants.SECOND;
      columns.knownAt()[i] = (firstHour + i + 1) * 3600 * Instants.SECOND;
      columns.open()[i] = price[i];
      columns.high()[i] = price[i];
      columns.low()[i] = price[i];
      columns.close()[i] = price[i];
      columns.volume()[i] = volume[i];
    }
    BarFrame frame = new BarFrame(0, 0, 0, price.length, true, 0, price.length, columns);
    return List.of(BarBlock.of(new BarFrame[] {frame}, null));
  }
}
