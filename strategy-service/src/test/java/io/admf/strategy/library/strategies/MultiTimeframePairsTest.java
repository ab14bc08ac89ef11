package io.admf.strategy.library.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.component.ComponentException;
import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiTimeframePairsTest {

  private static final MultiTimeframePairs PAIRS = new MultiTimeframePairs(20, 0.01, 0.2);

  /** A bar whose average is 100. */
  private record At(double close, List<At> subscriptions) implements Moment {

    static At all(double... closes) {
      List<At> others = Arrays.stream(closes).mapToObj(close -> new At(close, List.of())).toList();
      return new At(closes[0], others);
    }

    @Override
    public double feature(int index) {
      return 100;
    }

    @Override
    public double open() {
      return close;
    }

    @Override
    public double high() {
      return close;
    }

    @Override
    public double low() {
      return close;
    }

    @Override
    public double volume() {
      return 0;
    }

    @Override
    public long barNumber() {
      return 0;
    }

    @Override
    public long time() {
      return 0;
    }

    @Override
    public Moment on(int subscription) {
      return subscriptions.get(subscription);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "98, 100, 105, 103, 100, BUY", // lags by 2 % on short bars, leads on long ones
    "98, 100, 103, 103, 100, BUY", // level on long ones
    "98, 100, 102, 103, 100, HOLD", // lags on both
    "99.5, 100, 105, 103, 100, HOLD", // lags too little
    "102, 100, 102, 103, 100, SELL", // leads on short bars, lags on long ones
    "102, 100, 104, 103, 100, HOLD", // leads on both
    "98, 100, 105, 103, 121, SELL", // fear
    "98, 100, 105, 103, 119, BUY", // not yet
  })
  void theRule(double a, double b, double longA, double longB, double gauge, String expected) {
    assertThat(PAIRS.decide(At.all(a, b, longA, longB, gauge)))
        .isEqualTo(
            switch (expected) {
              case "BUY" -> Decision.BUY;
              case "SELL" -> Decision.SELL;
              default -> Decision.HOLD;
            });
  }

  @Test
  void fewerSeriesAreTheUsersMistake() {
    assertThatThrownBy(() -> PAIRS.decide(At.all(98, 100)))
        .isInstanceOf(ComponentException.class)
        .hasMessageContaining("expected subscriptions to five series");
  }
}
