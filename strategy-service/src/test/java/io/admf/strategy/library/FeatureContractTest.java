package io.admf.strategy.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.ComponentInfo;
import io.admf.fixture.Bars;
import io.admf.strategy.StrategyKinds;
import io.admf.strategy.feature.FeatureCatalog;
import io.admf.strategy.feature.FeatureColumn;
import io.admf.strategy.fixture.Market;
import io.admf.strategy.fixture.Plans;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every feature promises, whatever it measures. */
class FeatureContractTest {

  private static final FeatureCatalog CATALOG = new FeatureCatalog(Plans.COMPONENTS);

  static Stream<String> expressions() {
    return Stream.of(
        "close",
        "volume[3]",
        "sma(1)",
        "sma(20)",
        "sma(7, source=hl2)",
        "sma(20)[5]",
        "ema(1)",
        "ema(20)",
        "ema(20, seed=first)",
        "wma(1)",
        "wma(20, source=ohlc4)",
        "rsi(14)",
        "rsi(14, simple)",
        "rsi(5, ema)",
        "macd",
        "macd(3, 10, 4).signal",
        "macd(3, 10, 1).histogram",
        "bollinger(20, 2.5).upper",
        "bollinger.middle",
        "bollinger(5, 1).lower[2]",
        "stddev(2)",
        "stddev(20, ddof=1)",
        "atr(14)",
        "atr(14, ema)",
        "atr(14, simple, first=high_low)",
        "true_range",
        "true_range(high_low)",
        "roc(10)",
        "momentum(300)",
        "highest(20)",
        "highest(20)[1]",
        "highest(64, source=close)",
        "lowest(1)",
        "lowest(63)",
        "volume_sma(20)",
        "daily_volume(20)",
        "daily_volume(1)[2]",
        "vwap",
        "vwap(reset=never)",
        "vwap(window=50, source=ohlc4)",
        "volatility(20)");
  }

  @Test
  void everyShippedFeatureIsHeldToIt() {
    Set<String> shipped = new TreeSet<>();
    for (ComponentInfo feature : Plans.COMPONENTS.all(StrategyKinds.FEATURE.name())) {
      shipped.add(feature.name());
      assertThat(feature.description()).as(feature.name()).isNotBlank();
    }
    Set<String> tested = new TreeSet<>();
    expressions().forEach(expression -> tested.add(expression.replaceAll("[^a-z_].*", "")));
    assertThat(tested).containsAll(shipped);
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void itMakesNoDifferenceWhereFramesAreCut(String expression) {
    double[][] bars = Bars.random(11, 5000);
    double[] whole = Market.column(expression, bars, 5000);
    for (int cut : new int[] {1, 7, 64, 4096}) {
      assertThat(bits(Market.column(expression, bars, cut)))
          .as("frames of %d", cut)
          .isEqualTo(bits(whole));
    }
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void theFirstValueComesWhenTheWarmUpSays(String expression) {
    FeatureColumn column = CATALOG.resolve(expression);
    double[] values = Market.column(expression, Bars.random(12, 400));
    for (int i = 0; i < values.length; i++) {
      assertThat(Double.isNaN(values[i])).as("bar %d missing", i).isEqualTo(i < column.warmup());
      assertThat(Double.isInfinite(values[i])).as("bar %d infinite", i).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void laterBarsChangeNoEarlierValue(String expression) {
    double[][] bars = Bars.random(13, 400);
    double[] all = Market.column(expression, bars);
    for (int count : new int[] {1, 2, 19, 150, 399}) {
      double[] fewer = Market.column(expression, Arrays.copyOf(bars, count));
      assertThat(bits(fewer)).isEqualTo(bits(Arrays.copyOf(all, count)));
    }
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void theColumnNameMeansTheSameColumn(String expression) {
    FeatureColumn column = CATALOG.resolve(expression);
    assertThat(column.name()).matches("[a-z][a-z0-9_]*");
    FeatureColumn again = CATALOG.resolve(column.name());
    assertThat(again).isEqualTo(column);
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
