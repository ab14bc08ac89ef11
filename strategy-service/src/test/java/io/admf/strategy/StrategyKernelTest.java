package io.admf.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.admf.component.ComponentException;
import io.admf.component.ComponentInfo;
import io.admf.component.Components;
import io.admf.component.Param;
import io.admf.fixture.Bars;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;
import io.admf.strategy.fixture.Plans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyKernelTest {

  private static final Components COMPONENTS =
      Plans.components(Eager.class, Echo.class, Silent.class, Lost.class);

  /** Buys whenever it is asked, and complains when it is asked too early. */
  @Strategy(
      name = "eager",
      features = {"sma(length)[2]", "rsi(3)", "macd(2, 5, 3).signal"})
  record Eager(@Param(value = "bars", otherwise = "5") int length) implements SignalStrategy {

    @Override
    public Decision decide(Moment now) {
      for (int i = 0; i < 3; i++) {
        if (Double.isNaN(now.feature(i))) {
          throw new AssertionError(
              "asked at bar %d before feature %d".formatted(now.barNumber(), i));
        }
      }
      return Decision.BUY;
    }
  }

  /** Says what it sees in all fields of a moment. */
  @Strategy(
      name = "echo",
      features = {"close[1]", "volume"})
  record Echo() implements SignalStrategy {

    @Override
    public Decision decide(Moment now) {
      double sum =
          now.feature(0) + 2 * now.feature(1) + 3 * now.open() + 4 * now.high() + 5 * now.low();
      sum += 6 * now.close() + 7 * now.volume() + 8 * now.barNumber();
      return Decision.buy(0.5).withTarget(sum).withStop(now.time());
    }
  }

  @Strategy(name = "silent")
  record Silent() implements SignalStrategy {

    @Override
    @SuppressWarnings("NullAway")
    public Decision decide(Moment now) {
      return null;
    }
  }

  @Classifier(name = "lost")
  record Lost() implements RegimeClassifier {

    @Override
    public List<String> regimes() {
      return List.of("here");
    }

    @Override
    public Regime classify(Moment now) {
      return new Regime(1, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 4096})
  void aStrategyIsNotAskedBeforeAllItsFeaturesAreReady(int cut) {
    for (int length : new int[] {1, 2, 5, 9}) {
      StrategyKernel kernel = kernel(new Plans().signal("eager length=" + length));
      int expected = Math.max(length - 1 + 2, 6);
      assertThat(kernel.warmup(0)).isEqualTo(expected);
      byte[] actions = actions(kernel, Bars.blocks(cut, Bars.random(1, 30)));
      for (int i = 0; i < 30; i++) {
        assertThat(actions[i])
            .as("bar %d", i)
            .isEqualTo(i < expected ? SignalFrame.HOLD : SignalFrame.BUY);
      }
    }
  }

  @Test
  void aMomentShowsTheBarAndTheDeclaredFeatures() {
    StrategyKernel kernel = kernel(new Plans().signal("echo"));
    BarBlock block = Bars.block(new double[][] {{10, 12, 9, 11, 100}, {11, 13, 10, 12, 200}});
    SignalFrame frame = kernel.analyse(block).signals().getFirst();
    assertThat(frame.actions()).containsExactly(SignalFrame.HOLD, SignalFrame.BUY);
    assertThat(frame.strengths()).containsExactly(0, 0.5);
    double sum = 11 + 2 * 200 + 3 * 11 + 4 * 13 + 5 * 10 + 6 * 12 + 7 * 200 + 8 * 1;
    assertThat(frame.priceTarget(1)).isEqualTo(sum);
    assertThat(frame.stopLoss(1)).isEqualTo(block.frame(0).knownAt()[1]);
    assertThat(frame.priceTarget(0)).isNaN();
  }

  @Test
  void featuresOfAllSharersAreComputedOnce() {
    StrategyKernel kernel =
        kernel(
            new Plans()
                .signal("sma_crossover fast_period=10 slow_period=20")
                .signal("momentum fast_period=10 slow_period=20")
                .signal("momentum fast_period=10 slow_period=30")
                .classifier("volatility_regime"));
    assertThat(kernel.require(0, List.of("atr(14)", "sma(20)")))
        .containsExactly("atr_14", "sma_20");
    assertThat(kernel.features(0))
        .containsExactlyInAnyOrder(
            "sma_10",
            "sma_20",
            "sma_30",
            "sma_10_lag1",
            "sma_20_lag1",
            "volatility_20",
            "volatility_100",
            "atr_14");
    Analysis analysis = kernel.analyse(Bars.block(Bars.random(3, 50)));
    assertThat(analysis.features()).hasSize(1);
    assertThat(analysis.features().getFirst().names()).isEqualTo(kernel.features(0));
    assertThat(analysis.signals()).hasSize(3);
    assertThat(analysis.regimes()).hasSize(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> kernel.require(0, List.of("atr(15)")))
        .withMessageContaining("was atr_15 after 50 bars");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 4096})
  void itMakesNoDifferenceWhereBlocksAreCut(int cut) {
    double[][] bars = Bars.random(5, 5000);
    List<Analysis> whole = analyse(Bars.blocks(5000, bars));
    assertThat(text(analyse(Bars.blocks(cut, bars)))).isEqualTo(text(whole));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 100, 333})
  void laterBarsChangeNoEarlierOpinion(int removed) {
    double[][] bars = Bars.random(6, 700);
    String all = text(analyse(Bars.blocks(64, bars)));
    String fewer = text(analyse(Bars.blocks(64, Arrays.copyOf(bars, 700 - removed))));
    List<String> allLines = all.lines().toList();
    List<String> fewerLines = fewer.lines().toList();
    assertThat(fewerLines).hasSameSizeAs(allLines);
    for (int i = 0; i < allLines.size(); i++) {
      assertThat(allLines.get(i)).startsWith(fewerLines.get(i));
    }
  }

  @Test
  void everyShippedStrategyIsNeitherSilentNorWithoutWords() {
    for (ComponentInfo info : Plans.COMPONENTS.all(StrategyKinds.STRATEGY.name())) {
      if (info.name().equals("multi_timeframe_pairs")) {
        continue; // reads five series, see MultiTimeframePairsTest
      }
      StrategyKernel kernel = kernel(new Plans().signal(info.name()));
      byte[] actions = actions(kernel, Bars.blocks(512, Bars.random(7, 2000)));
      int opinions = 0;
      for (int i = 0; i < actions.length; i++) {
        opinions += actions[i] == SignalFrame.HOLD ? 0 : 1;
        assertThat(i < kernel.warmup(0) && actions[i] != SignalFrame.HOLD).isFalse();
      }
      assertThat(opinions).as(info.name()).isPositive();
      assertThat(info.description()).as(info.name()).isNotBlank();
    }
  }

  @Test
  void checkTellsTheFeaturesOfAComponent() {
    assertThat(
            StrategyKernel.check(
                StrategyKinds.STRATEGY, Plans.spec("breakout lookback=9"), COMPONENTS))
        .containsExactly("highest_9_lag1", "lowest_9_lag1");
    assertThat(
            StrategyKernel.check(
                StrategyKinds.CLASSIFIER, Plans.spec("volatility_regime"), COMPONENTS))
        .containsExactly("volatility_20", "volatility_100");
    assertThat(StrategyKernel.checkFeature("atr(14)", COMPONENTS)).isEqualTo("atr_14");
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(
            () ->
                StrategyKernel.check(
                    StrategyKinds.STRATEGY, Plans.spec("eager length=0"), COMPONENTS))
        .withMessage(
            "strategy eager: feature sma(length)[2]: feature sma: period must be a whole number"
                + " from 1 to 1000000, was 0");
  }

  @Test
  void whoReturnsNonsenseIsNamed() {
    BarBlock block = Bars.block(Bars.random(1, 3));
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> kernel(new Plans().signal("silent")).analyse(block))
        .withMessageContaining("strategy silent: expected a decision, was null");
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(() -> kernel(new Plans().classifier("lost")).analyse(block))
        .withMessage("classifier lost: expected a regime index below 1, was 1");
  }

  private static StrategyKernel kernel(Plans plans) {
    return new StrategyKernel(plans.series("TEST", "1d").plan(), COMPONENTS);
  }

  private static byte[] actions(StrategyKernel kernel, List<BarBlock> blocks) {
    List<Byte> actions = new ArrayList<>();
    for (BarBlock block : blocks) {
      SignalFrame frame = kernel.analyse(block).signals().getFirst();
      assertThat(frame.rows()).isEqualTo(block.frame(0).rows());
      for (int i = 0; i < frame.rows(); i++) {
        actions.add(frame.actions()[i]);
      }
    }
    byte[] array = new byte[actions.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = actions.get(i);
    }
    return array;
  }

  private static List<Analysis> analyse(List<BarBlock> blocks) {
    StrategyKernel kernel =
        kernel(
            new Plans()
                .signal("sma_crossover fast_period=3 slow_period=8")
                .signal("momentum")
                .signal("mean_reversion entry_z=1.0")
                .signal("breakout")
                .signal("rsi period=5")
                .signal("buy_and_hold")
                .classifier("volatility_regime window=5 baseline=20"));
    return blocks.stream().map(kernel::analyse).toList();
  }

  /** All columns, one to a line, whatever the cuts. */
  private static String text(List<Analysis> parts) {
    Analysis first = parts.getFirst();
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < first.features().getFirst().names().size(); k++) {
      for (Analysis part : parts) {
        FeatureFrame frame = part.features().getFirst();
        for (int i = 0; i < frame.rows(); i++) {
          text.append(Double.toHexString(frame.values()[k][i])).append(' ');
        }
      }
      text.append('\n');
    }
    for (Analysis part : parts) {
      RegimeFrame frame = part.regimes().getFirst();
      for (int i = 0; i < frame.rows(); i++) {
        text.append(frame.regimes()[i]).append('/').append(frame.confidences()[i]).append(' ');
      }
    }
    text.append('\n');
    for (int k = 0; k < first.signals().size(); k++) {
      for (Analysis part : parts) {
        SignalFrame frame = part.signals().get(k);
        for (int i = 0; i < frame.rows(); i++) {
          text.append(frame.actions()[i]).append('/').append(frame.strengths()[i]);
          text.append('/').append(frame.priceTarget(i)).append(' ');
        }
      }
      text.append('\n');
    }
    return text.toString();
  }
}
