package io.admf.strategy.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.admf.component.ComponentException;
import io.admf.component.ComponentInfo;
import io.admf.fixture.Bars;
import io.admf.frame.SignalFrame;
import io.admf.strategy.Strategy;
import io.admf.strategy.StrategyKernel;
import io.admf.strategy.StrategyKinds;
import io.admf.strategy.fixture.Market;
import io.admf.strategy.fixture.Plans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of each shipped strategy, by examples small enough to check by hand. */
class ShippedStrategiesTest {

  private static final byte B = SignalFrame.BUY;
  private static final byte S = SignalFrame.SELL;
  private static final byte H = SignalFrame.HOLD;

  @Test
  void smaCrossoverSpeaksOnlyOnTheBarOfACrossing() {
    SignalFrame signals =
        run("sma_crossover fast_period=1 slow_period=2", 5, 6, 7, 6, 5, 5, 5, 6, 7);
    // from the second bar on, the average of 2 is known: 5.5 6.5 6.5 5.5 5 5 5.5 6.5
    assertThat(signals.actions()).containsExactly(H, H, H, S, H, H, H, B, H);
    assertThat(signals.strengths()[7]).isEqualTo(1);
  }

  @Test
  void smaCrossoverFromATieIsACrossingAndIntoATieIsNot() {
    SignalFrame signals = run("sma_crossover fast_period=1 slow_period=2", 5, 5, 6, 6, 6, 5, 5);
    assertThat(signals.actions()).containsExactly(H, H, B, H, H, S, H);
  }

  @Test
  void smaCrossoverDoesNotTakeItsFirstReadyBarForACrossing() {
    SignalFrame signals = run("sma_crossover fast_period=1 slow_period=3", 1, 2, 3, 4, 5);
    assertThat(signals.actions()).containsOnly(H);
  }

  @Test
  void exactTiesOfAveragesAreNoTrend() {
    double[] closes = new double[60];
    Arrays.fill(closes, 0.1);
    closes[0] = 1e6;
    closes[1] = 0.3;
    SignalFrame signals = run("momentum fast_period=7 slow_period=23", closes);
    for (int i = 25; i < 60; i++) {
      assertThat(signals.actions()[i]).as("bar %d", i).isEqualTo(H);
    }
  }

  @Test
  void momentumIsSustainedWhileTheAveragesAreApart() {
    SignalFrame signals =
        run(
            "momentum fast_period=1 slow_period=2 momentum_threshold=0.1",
            10,
            10,
            14,
            14,
            18,
            14,
            14,
            10);
    // close over average of 2, less 1: 0, .167, 0, .125, -.125, 0, -.167
    assertThat(signals.actions()).containsExactly(H, H, B, H, B, S, H, S);
    assertThat(run("momentum fast_period=1 slow_period=2", 10, 11, 12, 12).actions())
        .containsExactly(H, B, B, H);
  }

  @Test
  void meanReversionFadesWhatIsFarFromTheAverage() {
    SignalFrame signals = run("mean_reversion period=4 entry_z=1.5", 10, 10, 10, 10, 14, 10, 2);
    // mean 11, deviation sqrt 3 at bar 4: z 1.73; mean 9, deviation sqrt 19 at bar 6: z -1.61
    assertThat(signals.actions()).containsExactly(H, H, H, H, S, H, B);
    assertThat(signals.strengths()[4]).isEqualTo(Math.sqrt(3) / 3);
    assertThat(signals.priceTarget(4)).isEqualTo(11);
    assertThat(signals.priceTarget(6)).isEqualTo(9);
    assertThat(signals.priceTarget(5)).isNaN();
    assertThat(signals.stopLosses()).isNull();
  }

  @Test
  void meanReversionGrowsSurerWithTheDistance() {
    double[] closes = new double[40];
    Arrays.fill(closes, 10);
    closes[39] = 20;
    SignalFrame signals = run("mean_reversion period=40 entry_z=2", closes);
    assertThat(signals.actions()[39]).isEqualTo(S);
    assertThat(signals.strengths()[39]).isEqualTo(1);
  }

  @Test
  void breakoutComparesWithTheBarsBefore() {
    SignalFrame signals =
        signals(
            "breakout lookback=2",
            new double[][] {
              {5, 6, 4, 5}, {5, 7, 3, 5}, {5, 8, 5, 7}, {8, 9, 8, 8.5}, {8, 8, 2, 4}, {4, 4, 1, 1}
            });
    // range before: -, -, 3..7, 3..8, 5..9, 2..9
    assertThat(signals.actions()).containsExactly(H, H, H, B, S, S);
  }

  @Test
  void rsiFadesExtremes() {
    SignalFrame signals =
        run("rsi period=2 oversold=30 overbought=70", 10, 11, 12, 11, 10, 9, 10, 11, 12);
    assertThat(signals.actions()).containsExactly(H, H, S, H, B, B, H, S, S);
  }

  @Test
  void buyAndHoldBuysFromTheFirstBar() {
    assertThat(run("buy_and_hold", 1, 2, 1).actions()).containsExactly(B, B, B);
  }

  /** A plan warns of prices that nobody uses by what strategies declare; so it must be true. */
  @Test
  void strategiesGiveThePricesThatTheyDeclare() {
    double[][] bars = Bars.random(5, 2_000);
    List<ComponentInfo> ofOneSeries =
        Plans.COMPONENTS.all(StrategyKinds.STRATEGY.name()).stream()
            .filter(each -> !each.name().equals("multi_timeframe_pairs"))
            .toList();
    for (ComponentInfo each : ofOneSeries) {
      SignalFrame signals = signals(each.name(), bars);
      assertThat(signals.speaks()).as(each.name()).isTrue();
      List<Strategy.Level> given = new ArrayList<>();
      if (signals.stopLosses() != null) {
        given.add(Strategy.Level.STOP);
      }
      if (signals.priceTargets() != null) {
        given.add(Strategy.Level.TARGET);
      }
      assertThat(((Strategy) each.annotation()).gives())
          .as(each.name())
          .containsExactlyInAnyOrder(given.toArray(new Strategy.Level[0]));
    }
  }

  @Test
  void goldenCrossesOfTheSp500AreThoseOfTwoOtherEngines() {
    List<String[]> table = Market.table("data/sp500/sp500-2000.csv");
    SignalFrame signals =
        signals("sma_crossover fast_period=50 slow_period=200", Market.bars(table));
    List<String> fills = new ArrayList<>(); // at the open of the bar after
    for (int i = 0; i < signals.rows() - 1; i++) {
      if (signals.actions()[i] != H) {
        fills.add(table.get(i + 1)[0] + ' ' + signals.action(i));
      }
    }
    if (fills.getFirst().endsWith("SELL")) {
      fills.removeFirst(); // nothing to sell yet
    }
    List<String> expected =
        Market.table("expected/runs/spx_golden_50_200_size30_comm0.0_fills.csv").stream()
            .map(row -> row[0] + ' ' + row[3])
            .toList();
    assertThat(expected).hasSize(18);
    assertThat(fills).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sma_crossover fast_period=20 slow_period=20 | strategy sma_crossover: fast_period must be less than slow_period, was 20 with slow_period 20",
        "momentum fast_period=30 | strategy momentum: fast_period must be less than slow_period, was 30 with slow_period 20",
        "rsi oversold=70 overbought=30 | strategy rsi: oversold must be less than overbought, was 70.0 with overbought 30.0",
        "momentum momentum_threshold=-0.1 | momentum_threshold must be a number of at least 0, was -0.1",
        "momentum fast=3 | strategy momentum has no parameter fast",
        "momentm | no strategy is called momentm; did you mean momentum?",
      })
  void badParametersAreRefused(String spec, String message) {
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(
            () -> StrategyKernel.check(StrategyKinds.STRATEGY, Plans.spec(spec), Plans.COMPONENTS))
        .withMessageContaining(message);
  }

  private static SignalFrame run(String strategy, double... closes) {
    return signals(strategy, Market.closes(closes));
  }

  private static SignalFrame signals(String strategy, double[][] bars) {
    StrategyKernel kernel =
        new StrategyKernel(
            new Plans().series("TEST", "1d").signal(strategy).plan(), Plans.COMPONENTS);
    return kernel.analyse(Bars.block(bars)).signals().getFirst();
  }
}
