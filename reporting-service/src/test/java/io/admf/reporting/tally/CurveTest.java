package io.admf.reporting.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.fixture.Bars;
import io.admf.frame.BarBlock;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 31, 32, 33, 1_000, 99_999})
  void a_curve_is_bounded_and_loses_neither_its_end_nor_its_deepest_point(int slices) {
    SplittableRandom random = new SplittableRandom(slices);
    EquityCurveTally tally = new EquityCurveTally(16);
    double[] falls = new double[slices];
    for (int i = 0; i < slices; i++) {
      falls[i] = -random.nextDouble();
      tally.add(i, 10L * i, falls[i]);
    }
    EquityCurve curve = tally.curve();
    int points = curve.times().length;
    assertThat(points).isBetween(Math.min(slices, 9), 16);
    assertThat(curve.times()[points - 1]).isEqualTo(slices - 1);
    assertThat(curve.equity()[points - 1]).isEqualTo(10L * (slices - 1));
    for (int p = 0; p < points; p++) { // each point stands for the slices since the one before
      int from = p == 0 ? 0 : (int) curve.times()[p - 1] + 1;
      double deepest = Arrays.stream(falls, from, (int) curve.times()[p] + 1).min().orElseThrow();
      assertThat(curve.drawdown()[p]).as("point %d of %d slices", p, slices).isEqualTo(deepest);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 16, 40, 1_000})
  void a_candle_is_exactly_the_bars_that_it_stands_for(int count) {
    double[][] bars = Bars.random(count, count);
    PriceCurveTally tally = new PriceCurveTally(Bars.daily("SPY"), 16);
    for (BarBlock block : Bars.blocks(7, bars)) {
      tally.add(block);
    }
    PriceCurve curve = tally.curve();
    long start = Bars.block(bars).sliceTimes()[0];
    long day = 86_400_000_000_000L;
    int from = 0;
    for (int p = 0; p < curve.times().length; p++) {
      int to = (int) ((curve.times()[p] - start) / day);
      double high = 0;
      double low = Double.MAX_VALUE;
      for (int i = from; i <= to; i++) {
        high = Math.max(high, bars[i][1]);
        low = Math.min(low, bars[i][2]);
      }
      assertThat(curve.open()[p]).isEqualTo(bars[from][0]);
      assertThat(curve.high()[p]).isEqualTo(high);
      assertThat(curve.low()[p]).isEqualTo(low);
      assertThat(curve.close()[p]).isEqualTo(bars[to][3]);
      from = to + 1;
    }
    assertThat(from).isEqualTo(count);
    assertThat(curve.first()).isEqualTo(bars[0][3]);
  }
}
