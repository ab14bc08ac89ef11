package io.admf.strategy.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.admf.component.ComponentException;
import io.admf.component.Param;
import io.admf.event.InvariantException;
import io.admf.fixture.Bars;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.fixture.Market;
import io.admf.strategy.fixture.Plans;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureHubTest {

  private final FeatureCatalog catalog =
      new FeatureCatalog(Plans.components(Counted.class, Hasty.class));
  private final FeatureHub hub = new FeatureHub(Bars.daily("SPY"));

  private static int computations;

  @Feature(name = "counted")
  record Counted(@Param("anything") int number) implements Indicator {

    @Override
    public Computation start() {
      return (bars, out) -> {
        computations++;
        for (int k = 0; k < 2; k++) {
          for (int i = 0; i < bars.rows(); i++) {
            out[k][i] = bars.close()[i] * (k + 1);
          }
        }
      };
    }

    @Override
    public List<String> outputs() {
      return List.of("once", "twice");
    }

    @Override
    public int warmup() {
      return 0;
    }
  }

  @Feature(name = "hasty")
  record Hasty(@Param("the warm-up that it claims") int warmup) implements Indicator {

    @Override
    public Computation start() {
      return (bars, out) -> {
        for (int i = 0; i < bars.rows(); i++) {
          out[0][i] = bars.firstRow() + i < 3 ? Double.NaN : 1;
        }
      };
    }
  }

  @Test
  void whatSeveralAskForIsComputedOnce() {
    computations = 0;
    assertThat(require("counted(1).once")).isZero();
    assertThat(require("counted(1).twice")).isEqualTo(1);
    assertThat(require("counted(1).twice[1]")).isEqualTo(2);
    assertThat(require("counted_1_twice")).isEqualTo(1);
    assertThat(require("counted(number=1)")).isZero();
    assertThat(hub.names())
        .containsExactly("counted_1_once", "counted_1_twice", "counted_1_twice_lag1");
    FeatureFrame frame =
        Market.compute(hub, Bars.block(new double[][] {{5, 6, 4, 5}, {7, 8, 6, 7}}).frame(0));
    assertThat(computations).isEqualTo(1);
    assertThat(frame.column("counted_1_once")).containsExactly(5, 7);
    assertThat(frame.column("counted_1_twice")).containsExactly(10, 14);
    assertThat(frame.column("counted_1_twice_lag1")).containsExactly(Double.NaN, 10);
  }

  @Test
  void framesAreNotOverwrittenByTheNext() {
    require("sma(2)");
    require("sma(2)[1]");
    require("highest(2)[1]");
    List<BarBlock> blocks = Bars.blocks(2, Bars.random(1, 6));
    FeatureFrame first = Market.compute(hub, blocks.get(0).frame(0));
    double[][] copy = new double[3][];
    for (int i = 0; i < 3; i++) {
      copy[i] = first.values()[i].clone();
    }
    Market.compute(hub, blocks.get(1).frame(0));
    assertThat(Arrays.deepToString(first.values())).isEqualTo(Arrays.deepToString(copy));
  }

  @Test
  void nothingCanBeAskedForOnceBarsHaveCome() {
    Market.compute(hub, Bars.block(new double[][] {{5, 6, 4, 5}}).frame(0));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> require("sma(2)"))
        .withMessage(
            "expected all features of SPY_1d before its first bar, was sma_2 after 1 bars");
  }

  @Test
  void aMissingBarIsABrokenInvariant() {
    List<BarBlock> blocks = Bars.blocks(2, Bars.random(1, 6));
    Market.compute(hub, blocks.get(0).frame(0));
    assertThatExceptionOfType(InvariantException.class)
        .isThrownBy(() -> Market.compute(hub, blocks.get(2).frame(0)))
        .withMessage("Invariant: SPY_1d at slice 4: expected bar 2 next, was 4");
  }

  @Test
  void anIndicatorThatIsReadyTooLateOrTooEarlyIsFoundOut() {
    require("hasty(2)");
    List<BarBlock> blocks = Bars.blocks(1, Bars.random(1, 6));
    Market.compute(hub, blocks.get(0).frame(0));
    Market.compute(hub, blocks.get(1).frame(0));
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(() -> Market.compute(hub, blocks.get(2).frame(0)))
        .withMessage(
            "feature hasty_2: expected a value of value at bar 2 since its warm-up is 2 bars, was NaN");

    FeatureHub other = new FeatureHub(Bars.daily("SPY"));
    other.require(catalog.resolve("hasty(4)"));
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(() -> Market.compute(other, Bars.block(Bars.random(1, 6)).frame(0)))
        .withMessageContaining("expected no value of value at bar 3 since its warm-up is 4 bars");
  }

  private int require(String expression) {
    return hub.require(catalog.resolve(expression));
  }
}
