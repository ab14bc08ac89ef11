package io.admf.strategy.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.admf.component.ComponentException;
import io.admf.fixture.Bars;
import io.admf.frame.RegimeFrame;
import io.admf.strategy.StrategyKernel;
import io.admf.strategy.StrategyKinds;
import io.admf.strategy.fixture.Market;
import io.admf.strategy.fixture.Plans;
import org.junit.jupiter.api.Test;

class VolatilityRegimeTest {

  private static final String SPEC = "volatility_regime window=2 baseline=6 low=0.5 high=1.5";

  @Test
  void itTellsCalmFromStorm() {
    double[] closes = {100, 101, 100, 101, 100, 101, 100, 110, 99, 99.1, 99.2, 99.3, 99.4};
    RegimeFrame regimes = run(closes);
    assertThat(regimes.names()).containsExactly("low_vol", "normal_vol", "high_vol");
    double[] recent = Market.column("volatility(2)", Market.closes(closes));
    double[] usual = Market.column("volatility(6)", Market.closes(closes));
    for (int i = 0; i < closes.length; i++) {
      double ratio = recent[i] / usual[i];
      if (i < 6) {
        assertThat(regimes.regimes()[i]).as("bar %d", i).isEqualTo((byte) -1);
      } else {
        int expected = ratio > 1.5 ? 2 : ratio < 0.5 ? 0 : 1;
        double distance =
            expected == 2
                ? (ratio - 1.5) / 1.5
                : expected == 0 ? (0.5 - ratio) / 0.5 : 1 - 2 * Math.abs(ratio - 1);
        assertThat(regimes.regimes()[i]).as("bar %d", i).isEqualTo((byte) expected);
        assertThat(regimes.confidences()[i])
            .as("bar %d", i)
            .isCloseTo(0.5 + 0.5 * Math.min(1, distance), within(1e-12));
      }
    }
    assertThat(regimes.regimes()[6]).isEqualTo((byte) 1);
    assertThat(regimes.regimes()[8]).isEqualTo((byte) 2);
    assertThat(regimes.regimes()[11]).isEqualTo((byte) 0);
  }

  @Test
  void pricesThatDoNotMoveAreNormalWithoutConfidence() {
    RegimeFrame regimes = run(new double[] {5, 5, 5, 5, 5, 5, 5, 5});
    assertThat(regimes.regimes()[7]).isEqualTo((byte) 1);
    assertThat(regimes.confidences()[7]).isZero();
  }

  @Test
  void itsParametersMustMakeSense() {
    refused("volatility_regime window=100", "window must be less than baseline, was 100");
    refused("volatility_regime low=2", "low must be less than high, was 2.0 with high 1.25");
  }

  private static void refused(String spec, String message) {
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(
            () ->
                StrategyKernel.check(StrategyKinds.CLASSIFIER, Plans.spec(spec), Plans.COMPONENTS))
        .withMessageContaining(message);
  }

  private static RegimeFrame run(double[] closes) {
    StrategyKernel kernel =
        new StrategyKernel(
            new Plans().series("TEST", "1d").classifier(SPEC).plan(), Plans.COMPONENTS);
    return kernel.analyse(Bars.block(Market.closes(closes))).regimes().getFirst();
  }
}
