package io.admf.strategy.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.admf.component.ComponentException;
import io.admf.strategy.StrategyKinds;
import io.admf.strategy.fixture.Plans;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureCatalogTest {

  private final FeatureCatalog catalog = new FeatureCatalog(Plans.COMPONENTS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "close | close",
        "close[2] | close_lag2",
        "close_lag2 | close_lag2",
        "sma | sma_20",
        "sma() | sma_20",
        "sma(20) | sma_20",
        "' sma ( period = 20 ) ' | sma_20",
        "sma(20, close) | sma_20",
        "sma(20, high) | sma_20_source_high",
        "sma_20_source_high | sma_20_source_high",
        "sma_20[1] | sma_20_lag1",
        "sma_20_lag1[1] | sma_20_lag2",
        "sma(20)[0] | sma_20",
        "macd | macd_12_26_9_line",
        "macd(12, 26, 9).histogram | macd_12_26_9_histogram",
        "macd_12_26_9.histogram | macd_12_26_9_histogram",
        "macd_12_26_9_histogram | macd_12_26_9_histogram",
        "macd_5_histogram | macd_5_26_9_histogram",
        "bollinger(width=2.5).upper[3] | bollinger_20_2p5_upper_lag3",
        "bollinger_20_2p5_upper_lag3 | bollinger_20_2p5_upper_lag3",
        "bollinger(20, 2.0) | bollinger_20_2_middle",
        "highest(20)[1] | highest_20_lag1",
        "volume_sma_50 | volume_sma_50",
        "atr(14, smoothing=ema) | atr_14_smoothing_ema",
        "atr_14_first_high_low | atr_14_first_high_low",
        "atr_14_smoothing_ema_first_high_low_lag1 | atr_14_smoothing_ema_first_high_low_lag1",
        "true_range | true_range",
        "vwap | vwap",
        "vwap(50) | vwap_window_50",
        "vwap_window_50_lag1 | vwap_window_50_lag1",
        "stddev(10, ddof=1) | stddev_10_ddof_1",
      })
  void anExpressionHasOneCanonicalName(String expression, String name) {
    assertThat(catalog.resolve(expression).name()).isEqualTo(name);
  }

  @Test
  void whatIsRememberedIsTheColumnOfTheSameArgumentsOnly() {
    for (int period : new int[] {5, 6, 5, 7, 6}) {
      assertThat(catalog.resolve("sma(n)", Map.of("n", period, "m", 2)).name())
          .isEqualTo("sma_" + period);
    }
    assertThat(catalog.resolve("sma(n)", Map.of("n", 5)))
        .isSameAs(catalog.resolve("sma(n)", Map.of("n", 5, "m", 3)));
  }

  @Test
  void argumentsCanBeParametersOfTheOwner() {
    assertThat(
            catalog.declaredBy(
                StrategyKinds.STRATEGY, Plans.spec("sma_crossover fast_period=5 slow_period=8")))
        .extracting(FeatureColumn::name)
        .containsExactly("sma_5", "sma_8", "sma_5_lag1", "sma_8_lag1");
    assertThat(catalog.resolve("bollinger(p, w).lower", Map.of("p", 10, "w", 1.5)).name())
        .isEqualTo("bollinger_10_1p5_lower");
    assertThat(catalog.resolve("sma(period=n)", Map.of("n", 7)).name()).isEqualTo("sma_7");
  }

  @Test
  void warmUpCountsTheLag() {
    assertThat(catalog.resolve("sma(20)[5]").warmup()).isEqualTo(24);
    assertThat(catalog.resolve("macd").warmup()).isEqualTo(33);
    assertThat(catalog.resolve("close").warmup()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "smaa(20) | feature smaa(20): no feature is called smaa; did you mean sma?",
        "smaa_20 | feature smaa_20: no feature is called smaa_20; did you mean sma?",
        "closse | no feature is called closse; did you mean close?",
        "qqqqqq | no feature is called qqqqqq; there are [atr, bollinger, close,",
        "sma(0) | feature sma(0): feature sma: period must be a whole number from 1 to 1000000, was 0",
        "sma(2.5) | period must be a whole number from 1 to 1000000, was 2.5",
        "sma(perod=5) | sma has no parameter perod; did you mean period?; it has [period, source]",
        "sma(20, close, 3) | expected at most 2 arguments as in sma(period, source), was 3",
        "sma(20, period=5) | expected period once, was twice",
        "sma(20, clse) | source must be one of open, high, low, close, volume, hl2, hlc3, ohlc4, was clse",
        "macd.histgram | expected an output among [line, signal, histogram], was histgram; did you mean histogram?",
        "macd(26, 12, 9) | feature macd: fast must be less than slow, was 26 with slow 12",
        "macd_12_26_9_histgram | 'histgram' was not understood; expected macd(fast, slow, signal, source) with an output among [line, signal, histogram]",
        "sma_20_30 | '30' was not understood; expected sma(period, source)",
        "close.upper | close has no outputs, was .upper",
        "sma(20 | expected the form name(arguments).output[bars ago]",
        "sma(20,,3) | expected a number, a parameter's name or key=value between the commas, was ''",
        "vwap(50, never) | expected either a window or a reset, was window 50 and reset never",
      })
  void aMistakeIsExplained(String expression, String message) {
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(() -> catalog.resolve(expression))
        .withMessageContaining(message);
  }

  @Test
  void aNameThatIsNoParameterOfTheOwnerIsExplained() {
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(() -> catalog.resolve("sma(fast_perod)", Map.of("fast_period", 10)))
        .withMessage(
            "feature sma(fast_perod): period must be a whole number from 1 to 1000000 or the name"
                + " of a parameter among [fast_period], was fast_perod; did you mean fast_period?");
  }
}
