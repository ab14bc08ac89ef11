package io.admf.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.admf.event.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void strengthIsFromZeroToOne(double strength) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Decision.buy(strength))
        .withMessage("strength must be from 0 to 1, was " + strength);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Regime(0, strength))
        .withMessage("confidence must be from 0 to 1, was " + strength);
  }

  @Test
  void targetAndStopAreAdded() {
    Decision decision = Decision.sell(0.5).withTarget(90).withStop(110);
    assertThat(decision).isEqualTo(new Decision(Action.SELL, 0.5, 90, 110));
    assertThat(Decision.BUY.priceTarget()).isNaN();
    assertThat(Decision.BUY.stopLoss()).isNaN();
  }
}
