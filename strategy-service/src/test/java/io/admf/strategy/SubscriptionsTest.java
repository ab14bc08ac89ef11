package io.admf.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.Components;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.SignalFrame;
import io.admf.strategy.fixture.Plans;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Strategies that read several series. A fast series has a bar in every slice but each seventh; a
 * slow one in each fourth slice from the third on.
 */
class SubscriptionsTest {

  private static final Components COMPONENTS = Plans.components(Watcher.class, Parity.class);
  private static final int SLICES = 60;

  /** Tells, at each bar of its first series, which bar of the second it sees. */
  @Strategy(name = "watcher", features = "sma(3)")
  record Watcher() implements SignalStrategy {

    @Override
    public Decision decide(Moment now) {
      Moment other = now.on(1);
      if (now.on(0) != now || other.on(0) != now || other.on(1) != other) {
        throw new AssertionError("subscriptions are numbered from the first");
      }
      if (other.time() > now.time()) {
        throw new AssertionError("a bar of the future");
      }
      return Decision.buy(1.0 / (1 + other.barNumber()))
          .withTarget(other.close())
          .withStop(other.feature(0));
    }
  }

  @Classifier(name = "parity")
  record Parity() implements RegimeClassifier {

    @Override
    public List<String> regimes() {
      return List.of("even", "odd");
    }

    @Override
    public Regime classify(Moment now) {
      return new Regime((int) (now.barNumber() % 2), 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 13, 4096})
  void theOtherSeriesIsSeenUpToTheSameInstant(int cut) {
    int compared = 0;
    List<int[]> rows = run(cut, 0, 1);
    for (int[] row : rows) {
      int slice = row[0];
      int slowBars = slice < 2 ? 0 : (slice - 2) / 4 + 1; // known at this slice, this one included
      boolean fastReady = row[1] >= 2;
      boolean ready = fastReady && slowBars >= 3;
      assertThat(row[2]).as("slice %d", slice).isEqualTo(ready ? 1 : 0);
      if (ready) {
        assertThat(row[3]).as("slow bar at slice %d", slice).isEqualTo(slowBars - 1);
        assertThat(row[4]).as("its close").isEqualTo(1000 + slowBars - 1);
        assertThat(row[5]).as("its sma(3)").isEqualTo(1000 + slowBars - 2);
        compared++;
      }
    }
    assertThat(rows).hasSize(SLICES - SLICES / 7);
    assertThat(compared).isGreaterThan(30);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 4096})
  void theSlowSeriesCanSetThePace(int cut) {
    List<int[]> rows = run(cut, 1, 0);
    assertThat(rows).hasSize(15);
    for (int[] row : rows) {
      int slice = row[0];
      int fastBars = slice + 1 - (slice + 1) / 7;
      boolean ready = row[1] >= 2;
      assertThat(row[2]).as("slice %d", slice).isEqualTo(ready ? 1 : 0);
      if (ready) {
        assertThat(row[3]).as("fast bar at slice %d", slice).isEqualTo(fastBars - 1);
      }
    }
  }

  @Test
  void theSameSeriesMayBeSubscribedTwice() {
    for (int[] row : run(7, 0, 0)) {
      assertThat(row[2]).isEqualTo(row[1] >= 2 ? 1 : 0);
      if (row[2] == 1) {
        assertThat(row[3]).isEqualTo(row[1]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 4096})
  void aFilterReadsTheRegimeLastKnownOfAnotherSeries(int cut) {
    SignalFilter even =
        new SignalFilter() {
          @Override
          public List<String> variables() {
            return List.of("regime");
          }

          @Override
          public boolean passes(Object[] values) {
            return values[0].equals("even");
          }
        };
    StrategyKernel kernel =
        new StrategyKernel(
            new Plans()
                .series("FAST", "1m")
                .series("SLOW", "4m")
                .classifier("parity")
                .signal("buy_and_hold", 0, "even", 1)
                .plan(),
            COMPONENTS,
            text -> even);
    int passed = 0;
    for (BarBlock block : blocks(cut)) {
      SignalFrame frame = kernel.analyse(block).signals().getFirst();
      for (int i = 0; i < frame.rows(); i++) {
        int slice = (int) block.firstSlice() + block.frame(1).offsets()[i];
        int latest = slice - (slice + 1) / 7; // number of the fast series' latest bar
        assertThat(frame.actions()[i])
            .as("slice %d", slice)
            .isEqualTo(latest % 2 == 0 ? SignalFrame.BUY : SignalFrame.HOLD);
        passed += frame.actions()[i];
      }
    }
    assertThat(passed).isBetween(4, 11);
  }

  /** For each bar of the first series: slice, bar, action, and bar, close and sma of the second. */
  private static List<int[]> run(int cut, Integer first, Integer second) {
    StrategyKernel kernel =
        new StrategyKernel(
            new Plans()
                .series("FAST", "1m")
                .series("SLOW", "4m")
                .signal("watcher", first, second)
                .plan(),
            COMPONENTS);
    List<int[]> rows = new ArrayList<>();
    for (BarBlock block : blocks(cut)) {
      SignalFrame frame = kernel.analyse(block).signals().getFirst();
      BarFrame bars = block.frame(first);
      for (int i = 0; i < frame.rows(); i++) {
        boolean bought = frame.actions()[i] == SignalFrame.BUY;
        rows.add(
            new int[] {
              (int) bars.firstSlice() + bars.offsets()[i],
              (int) bars.firstRow() + i,
              frame.actions()[i],
              bought ? (int) Math.rint(1 / frame.strengths()[i]) - 1 : -1,
              bought ? (int) frame.priceTarget(i) : -1,
              bought ? (int) frame.stopLoss(i) : -1
            });
      }
    }
    return rows;
  }

  private static List<BarBlock> blocks(int cut) {
    List<BarBlock> blocks = new ArrayList<>();
    int[] seen = new int[2];
    for (int from = 0; from < SLICES; from += cut) {
      int slices = Math.min(cut, SLICES - from);
      BarFrame[] frames = new BarFrame[2];
      for (int series = 0; series < 2; series++) {
        BarFrame.Columns columns = BarFrame.Columns.ofCapacity(slices);
        int rows = 0;
        for (int slice = from; slice < from + slices; slice++) {
          boolean bar = series == 0 ? slice % 7 != 6 : slice >= 2 && (slice - 2) % 4 == 0;
          if (bar) {
            columns.offsets()[rows] = slice - from;
            columns.knownAt()[rows] = slice + 1;
            columns.close()[rows] = 1000 * series + seen[series] + rows;
            rows++;
          }
        }
        frames[series] =
            new BarFrame(
                series,
                from / cut,
                from,
                slices,
                from + slices == SLICES,
                seen[series],
                rows,
                columns);
        seen[series] += rows;
      }
      blocks.add(BarBlock.of(frames, blocks.isEmpty() ? null : blocks.getLast()));
    }
    return blocks;
  }
}
