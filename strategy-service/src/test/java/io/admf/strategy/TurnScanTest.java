package io.admf.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.admf.component.ComponentException;
import io.admf.component.ComponentInfo;
import io.admf.component.Components;
import io.admf.event.Action;
import io.admf.fixture.Bars;
import io.admf.frame.BarBlock;
import io.admf.frame.SignalFrame;
import io.admf.frame.TurnScan;
import io.admf.strategy.fixture.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scan against the plain loop over the column written out. */
class TurnScanTest {

  private static final Components COMPONENTS = Plans.components(Moody.class, Hasty.class);

  private static final byte[] STANCES = {SignalFrame.BUY, SignalFrame.HOLD, SignalFrame.SELL};

  /**
   * Changes its mind often, with every strength, and leaves the looking ahead to the plain form.
   */
  @Strategy(name = "moody", features = "sma(3)[2]")
  record Moody() implements SignalStrategy {

    @Override
    public Decision decide(Moment now) {
      double strength = now.barNumber() % 7 / 7.0;
      return switch ((int) (now.feature(0) * 1e4) % 5) {
        case 0 -> Decision.buy(strength);
        case 1 -> Decision.sell(strength);
        default -> Decision.HOLD;
      };
    }
  }

  /** Finds turns where it sees none. */
  @Strategy(name = "hasty")
  record Hasty() implements SignalStrategy {

    @Override
    public Decision decide(Moment now) {
      return Decision.BUY;
    }

    @Override
    public int seek(Stretch ahead, int from, int to, Action stance) {
      return from;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void itFindsWhatAPlainLoopOverTheColumnFinds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] turns = new int[7];
    for (int generated = 0; generated < 250; generated++) {
      List<String> strategies = strategies(random);
      Plans plans = new Plans().series("TEST", "1d");
      strategies.forEach(plans::signal);
      StrategyKernel kernel = new StrategyKernel(plans.plan(), COMPONENTS);
      List<TurnScan> scans = new ArrayList<>();
      for (int i = 0; i < strategies.size(); i++) {
        scans.add(kernel.scan(i));
      }
      int cut = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1 + random.nextInt(250);
      for (BarBlock block : Bars.blocks(cut, bars(random))) {
        Analysis analysis = kernel.analyse(block);
        for (int i = 0; i < scans.size(); i++) {
          String what = "%s, seed %d, case %d, ".formatted(strategies.get(i), seed, generated);
          turns[i] += compare(what, analysis.signals().get(i), scans.get(i), random);
        }
      }
    }
    for (int count : turns) {
      assertThat(count).as("turns by strategy, of %s", turns).isGreaterThan(500);
    }
  }

  /** Compares at random, and then as a portfolio would follow; says how many turns there were. */
  private static int compare(
      String what, SignalFrame frame, TurnScan scan, SplittableRandom random) {
    assertThat(scan.rows()).as(what).isEqualTo(frame.rows());
    int turns = 0;
    for (int i = 0; i < 6; i++) {
      int from = random.nextInt(frame.rows() + 1);
      int to = from + random.nextInt(frame.rows() - from + 1);
      turns += compare(what, frame, scan, from, to, STANCES[random.nextInt(3)]) < to ? 1 : 0;
    }
    byte stance = STANCES[random.nextInt(3)];
    for (int from = 0; from < frame.rows(); from++) {
      from = compare(what, frame, scan, from, frame.rows(), stance);
      if (from < frame.rows()) {
        stance = scan.action();
        turns++;
      }
    }
    return turns;
  }

  private static int compare(
      String what, SignalFrame frame, TurnScan scan, int from, int to, byte stance) {
    int expected = from;
    while (expected < to
        && (frame.actions()[expected] == SignalFrame.HOLD || frame.actions()[expected] == stance)) {
      expected++;
    }
    int found = scan.next(from, to, stance);
    assertThat(found)
        .as("%sframe %d, rows %d to %d, stance %d", what, frame.number(), from, to, stance)
        .isEqualTo(expected);
    if (found < to) {
      assertThat(scan.action()).as(what).isEqualTo(frame.actions()[found]);
      assertThat(scan.strength()).as(what).isEqualTo(frame.strengths()[found]);
    }
    return found;
  }

  /** All that ship, with parameters that make them turn often, and one with the plain form. */
  private static List<String> strategies(SplittableRandom random) {
    boolean shortest = random.nextInt(3) == 0;
    int fast = shortest ? 1 : 1 + random.nextInt(5);
    int slow = shortest ? 2 : fast + 1 + random.nextInt(8);
    String averages = " fast_period=%d slow_period=%d".formatted(fast, slow);
    List<String> strategies =
        List.of(
            "breakout lookback=" + (1 + random.nextInt(6)),
            "buy_and_hold",
            "mean_reversion period=%d entry_z=%s"
                .formatted(2 + random.nextInt(8), 0.2 + random.nextInt(10) / 8.0),
            "momentum" + averages + " momentum_threshold=" + random.nextInt(4) / 500.0,
            "rsi period=%d oversold=%d overbought=%d"
                .formatted(1 + random.nextInt(5), random.nextInt(60), 60 + random.nextInt(40)),
            "sma_crossover" + averages);
    List<String> shipped =
        Plans.COMPONENTS.all(StrategyKinds.STRATEGY.name()).stream()
            .map(ComponentInfo::name)
            .filter(name -> !name.equals("multi_timeframe_pairs")) // of five series: never scanned
            .toList();
    assertThat(strategies)
        .as("every shipped strategy is compared")
        .zipSatisfy(shipped, (spec, name) -> assertThat(spec.split(" ")[0]).isEqualTo(name));
    List<String> all = new ArrayList<>(strategies);
    all.add("moody");
    return all;
  }

  /**
   * Up to 250 bars: a walk, a coarse one full of ties, plateaus, one with gaps of NaN, or closes
   * that put a momentum of 1 over 2 bars within a few roundings of a threshold.
   */
  private static double[][] bars(SplittableRandom random) {
    double[][] bars = Bars.random(random.nextLong(), 1 + random.nextInt(250));
    int kind = random.nextInt(6);
    for (int i = 0; i < bars.length; i++) {
      for (int k = 0; k < 4; k++) {
        switch (kind) {
          case 0 -> bars[i][k] = Math.rint(bars[i][k]);
          case 1 -> bars[i][k] = i % 9 == 0 || i == 0 ? Math.rint(bars[i][k]) : bars[i - 1][k];
          case 2 -> bars[i][k] = i > 40 && random.nextInt(30) == 0 ? Double.NaN : bars[i][k];
          case 3 -> bars[i][k] = i == 0 ? 100 : nearThreshold(bars[i - 1][k], random);
          case 4 -> bars[i][k] *= 1e-170; // whose squares are 0
          default -> {} // the walk as it is
        }
      }
    }
    return bars;
  }

  /** The close whose ratio to its mean with the close before is 1 and a threshold, or almost. */
  private static double nearThreshold(double before, SplittableRandom random) {
    double threshold = (random.nextInt(7) - 3) / 500.0;
    double close = before * (1 + threshold) / (1 - threshold);
    return close + random.nextInt(-2, 3) * Math.ulp(close);
  }

  @Test
  void aFirstReadyBarIsTheFirstThatCanBeFound() {
    StrategyKernel kernel = kernel(new Plans().signal("breakout lookback=3"));
    TurnScan scan = kernel.scan(0);
    assertThat(scan.rows()).as("before the first block").isZero();
    assertThat(scan.next(0, 0, SignalFrame.HOLD)).isZero();
    double[][] rising = new double[10][];
    for (int i = 0; i < rising.length; i++) {
      rising[i] = new double[] {i, i, i, i};
    }
    List<BarBlock> blocks = Bars.blocks(5, rising);
    kernel.analyse(blocks.get(0));
    assertThat(scan.next(0, 5, SignalFrame.HOLD)).isEqualTo(kernel.warmup(0)).isEqualTo(3);
    assertThat(scan.next(0, 3, SignalFrame.HOLD)).as("none before").isEqualTo(3);
    kernel.analyse(blocks.get(1));
    assertThat(scan.next(0, 5, SignalFrame.SELL)).isZero();
    assertThat(scan.next(0, 5, SignalFrame.BUY)).as("nothing new").isEqualTo(5);
  }

  @Test
  void severalSeriesOrAFilterNeedTheColumnWrittenOut() {
    StrategyKernel kernel =
        new StrategyKernel(
            new Plans()
                .series("A", "1d")
                .series("B", "1d")
                .signal("momentum", 0, 1)
                .signal("momentum", -1, "close > 5", 0)
                .signal("momentum", 1)
                .plan(),
            COMPONENTS,
            ExpressionFilters::compile);
    assertThat(kernel.scannable(0)).isFalse();
    assertThat(kernel.scannable(1)).isFalse();
    assertThat(kernel.scannable(2)).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> kernel.scan(1))
        .withMessage(
            "strategy momentum: expected one series and no filter for a scan, was 1 series, filter"
                + " close > 5");
  }

  @Test
  void aTurnWhereTheStrategySaysNoneIsFoundOut() {
    StrategyKernel kernel = kernel(new Plans().signal("hasty"));
    kernel.analyse(Bars.block(Bars.random(1, 4)));
    assertThat(kernel.scan(0).next(1, 4, SignalFrame.SELL)).isEqualTo(1);
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(() -> kernel.scan(0).next(2, 4, SignalFrame.BUY))
        .withMessageContaining("at bar 2 it says BUY to one who says BUY");
  }

  @Test
  void rowsOutsideTheBlockAreRefused() {
    StrategyKernel kernel = kernel(new Plans().signal("buy_and_hold"));
    kernel.analyse(Bars.block(Bars.random(1, 4)));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> kernel.scan(0).next(0, 5, SignalFrame.HOLD));
  }

  private static StrategyKernel kernel(Plans plans) {
    return new StrategyKernel(plans.series("TEST", "1d").plan(), COMPONENTS);
  }
}
