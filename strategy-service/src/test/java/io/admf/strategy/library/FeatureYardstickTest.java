package io.admf.strategy.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.fixture.Bars;
import io.admf.strategy.fixture.Market;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features against their textbook definition, computed the slow and obvious way at every bar. */
class FeatureYardstickTest {

  private static final int COUNT = 500;
  private static final int OPEN = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int CLOSE = 3;
  private static final int VOLUME = 4;

  private long seed;
  private double[][] bars = {};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void allAgreeWithTheirDefinition(long randomSeed) {
    seed = randomSeed;
    bars = Bars.random(seed, COUNT);
    averages();
    ranges();
    changes();
    deviations();
    volumes();
  }

  private void averages() {
    check("sma(13)", t -> mean(t, 13, this::close));
    check("sma(5, source=hl2)", t -> mean(t, 5, i -> (at(i, HIGH) + at(i, LOW)) / 2));
    check("sma(5, source=open)", t -> mean(t, 5, i -> at(i, OPEN)));
    check("wma(9)", t -> sum(t, 9, i -> close(i) * (i - t + 9)) / 45);
    check("ema(9)", t -> recursive(t, 9, 8, 0.2, this::close));
    check("ema(9, seed=first)", t -> recursive(t, 1, 0, 0.2, this::close));
    IntToDoubleFunction line =
        t -> recursive(t, 5, 4, 2.0 / 6, this::close) - recursive(t, 8, 7, 2.0 / 9, this::close);
    check("macd(5, 8, 4)", line);
    check("macd(5, 8, 4).signal", t -> recursive(t, 4, 10, 2.0 / 5, line));
  }

  private void ranges() {
    check("true_range", this::range);
    check("atr(6)", t -> recursive(t, 6, 6, 1.0 / 6, this::range));
    check("atr(6, ema)", t -> recursive(t, 6, 6, 2.0 / 7, this::range));
    check("atr(6, simple)", t -> mean(t, 6, this::range));
    IntToDoubleFunction fromFirst = i -> i == 0 ? at(0, HIGH) - at(0, LOW) : range(i);
    check("atr(6, first=high_low)", t -> recursive(t, 6, 5, 1.0 / 6, fromFirst));
    check("highest(17)", t -> window(t, 17).mapToDouble(i -> at(i, HIGH)).max().orElseThrow());
    check("lowest(17)", t -> window(t, 17).mapToDouble(i -> at(i, LOW)).min().orElseThrow());
    check(
        "lowest(4, close)[2]", t -> window(t - 2, 4).mapToDouble(this::close).min().orElseThrow());
  }

  private void changes() {
    check("momentum(8)", t -> close(t) - close(t - 8));
    check("roc(8)", t -> 100 * (close(t) - close(t - 8)) / close(t - 8));
    check("close[3]", t -> close(t - 3));
    IntToDoubleFunction gain = i -> Math.max(0, close(i) - close(i - 1));
    IntToDoubleFunction loss = i -> Math.max(0, close(i - 1) - close(i));
    check(
        "rsi(6)", t -> index(recursive(t, 6, 6, 1.0 / 6, gain), recursive(t, 6, 6, 1.0 / 6, loss)));
    check("rsi(6, simple)", t -> index(mean(t, 6, gain), mean(t, 6, loss)));
  }

  private void deviations() {
    check("stddev(10)", t -> deviation(t, 10, 10, this::close));
    check("stddev(10, ddof=1)", t -> deviation(t, 10, 9, this::close));
    check("bollinger(7, 1.5).middle", t -> mean(t, 7, this::close));
    check(
        "bollinger(7, 1.5).upper",
        t -> mean(t, 7, this::close) + 1.5 * deviation(t, 7, 7, this::close));
    check(
        "bollinger(7, 1.5).lower",
        t -> mean(t, 7, this::close) - 1.5 * deviation(t, 7, 7, this::close));
    check("volatility(12)", t -> deviation(t, 12, 11, i -> Math.log(close(i) / close(i - 1))));
  }

  private void volumes() {
    check("volume_sma(11)", t -> mean(t, 11, i -> at(i, VOLUME)));
    check(
        "daily_volume(11)", // daily bars: those before the bar, as many as there are
        t -> t == 0 ? at(0, VOLUME) : mean(t - 1, Math.min(t, 11), i -> at(i, VOLUME)));
    IntToDoubleFunction traded = i -> typical(i) * at(i, VOLUME);
    check("vwap(window=15)", t -> sum(t, 15, traded) / sum(t, 15, i -> at(i, VOLUME)));
    check("vwap(reset=never)", t -> sum(t, t + 1, traded) / sum(t, t + 1, i -> at(i, VOLUME)));
    check("vwap", this::typical); // each daily bar opens a day of its own
  }

  private void check(String expression, IntToDoubleFunction definition) {
    double[] actual = Market.column(expression, bars);
    int compared = 0;
    for (int t = 0; t < COUNT; t++) {
      if (!Double.isNaN(actual[t])) {
        double expected = definition.applyAsDouble(t);
        assertThat(actual[t])
            .as("%s at bar %d, seed %d", expression, t, seed)
            .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        compared++;
      }
    }
    assertThat(compared).as(expression).isGreaterThan(COUNT / 2);
  }

  private double at(int bar, int field) {
    return bars[bar][field];
  }

  private double close(int bar) {
    return bars[bar][CLOSE];
  }

  private double typical(int bar) {
    return (at(bar, HIGH) + at(bar, LOW) + close(bar)) / 3;
  }

  private double range(int bar) {
    double before = close(bar - 1);
    return Math.max(at(bar, HIGH), before) - Math.min(at(bar, LOW), before);
  }

  private static IntStream window(int t, int n) {
    return IntStream.rangeClosed(t - n + 1, t);
  }

  private static double sum(int t, int n, IntToDoubleFunction value) {
    return window(t, n).mapToDouble(value).sum();
  }

  private static double mean(int t, int n, IntToDoubleFunction value) {
    return sum(t, n, value) / n;
  }

  private static double deviation(int t, int n, int divisor, IntToDoubleFunction value) {
    double mean = mean(t, n, value);
    DoubleUnaryOperator square = x -> (x - mean) * (x - mean);
    return Math.sqrt(window(t, n).mapToDouble(value).map(square).sum() / divisor);
  }

  /** Begins with the mean of the n values up to {@code first}. */
  private static double recursive(int t, int n, int first, double part, IntToDoubleFunction value) {
    double mean = mean(first, n, value);
    for (int i = first + 1; i <= t; i++) {
      mean = part * value.applyAsDouble(i) + (1 - part) * mean;
    }
    return mean;
  }

  private static double index(double gain, double loss) {
    return 100 - 100 / (1 + gain / loss);
  }
}
