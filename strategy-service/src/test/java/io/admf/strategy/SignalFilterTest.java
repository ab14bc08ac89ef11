package io.admf.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.admf.component.ComponentException;
import io.admf.fixture.Bars;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;
import io.admf.strategy.fixture.Plans;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalFilterTest {

  private record Condition(List<String> variables, Predicate<Object[]> test)
      implements SignalFilter {

    @Override
    public boolean passes(Object[] values) {
      return test.test(values);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 4096})
  void aSignalStandsOnlyWhereItsFilterHolds(int cut) {
    SignalFilter filter =
        new Condition(
            List.of("rsi_14", "close", "regime", "regime_confidence"),
            v ->
                (double) v[0] < 55
                    && (double) v[1] > 0
                    && !v[2].equals("high_vol")
                    && (double) v[3] >= 0.5);
    StrategyKernel kernel =
        new StrategyKernel(
            new Plans()
                .series("TEST", "1d")
                .classifier("volatility_regime window=5 baseline=30")
                .signal("buy_and_hold", 0, "the filter", 0)
                .plan(),
            Plans.COMPONENTS,
            text -> filter);
    assertThat(kernel.warmup(0)).isEqualTo(14);
    assertThat(kernel.features(0)).contains("rsi_14", "close");
    int stood = 0;
    int fell = 0;
    for (BarBlock block : Bars.blocks(cut, Bars.random(2, 500))) {
      Analysis analysis = kernel.analyse(block);
      FeatureFrame features = analysis.features().getFirst();
      RegimeFrame regimes = analysis.regimes().getFirst();
      SignalFrame signals = analysis.signals().getFirst();
      for (int i = 0; i < signals.rows(); i++) {
        boolean expected =
            regimes.regimes()[i] >= 0
                && features.column("rsi_14")[i] < 55
                && regimes.regimes()[i] != 2;
        assertThat(signals.actions()[i]).isEqualTo(expected ? SignalFrame.BUY : SignalFrame.HOLD);
        assertThat(signals.strengths()[i]).isEqualTo(expected ? 1 : 0);
        stood += expected ? 1 : 0;
        fell += expected ? 0 : 1;
      }
    }
    assertThat(stood).isGreaterThan(50);
    assertThat(fell).isGreaterThan(50);
  }

  @Test
  void aFilterCanReadTheOpinionItself() {
    SignalFilter filter =
        new Condition(
            List.of("action", "bar_number", "strength", "stop_loss", "price_target"),
            v ->
                v[0].equals("BUY")
                    && (double) v[1] == 2
                    && (double) v[2] == 1
                    && Double.isNaN((double) v[3])
                    && Double.isNaN((double) v[4]));
    StrategyKernel kernel =
        new StrategyKernel(
            new Plans().series("TEST", "1d").signal("buy_and_hold", -1, "f", 0).plan(),
            Plans.COMPONENTS,
            text -> filter);
    assertThat(kernel.analyse(Bars.block(Bars.random(1, 4))).signals().getFirst().actions())
        .containsExactly(0, 0, 1, 0);
  }

  @Test
  void mistakesInAFilterAreExplained() {
    refused(
        List.of("rsi_14", "rgime"),
        "filter 'f': feature rgime: no feature is called rgime; there are [");
    refused(
        List.of("rgime"),
        "besides features, a filter can read [regime, regime_confidence, action,");
    refused(
        List.of("regime"),
        "filter 'f': the filter reads the regime: expected a classifier for this strategy, was none");
    assertThat(
            StrategyKernel.checkFilter(
                "f",
                text -> new Condition(List.of("regime", "rsi_9", "close"), v -> true),
                Plans.COMPONENTS))
        .containsExactly("rsi_9", "close");
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(
            () ->
                new StrategyKernel(
                    new Plans().series("TEST", "1d").signal("rsi", -1, "a < b", 0).plan(),
                    Plans.COMPONENTS))
        .withMessageContaining("expected no filter, since no filter compiler was given, was a < b");
  }

  private static void refused(List<String> variables, String message) {
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(
            () ->
                new StrategyKernel(
                    new Plans().series("TEST", "1d").signal("rsi", -1, "f", 0).plan(),
                    Plans.COMPONENTS,
                    text -> new Condition(variables, v -> true)))
        .withMessageContaining(message);
  }
}
