package io.admf.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.admf.component.ComponentException;
import io.admf.component.Components;
import io.admf.fixture.Bars;
import io.admf.fixture.Frames;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.SignalFrame;
import io.admf.frame.TurnScan;
import io.admf.strategy.fixture.Plans;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Analysis in parts, whoever does them and in whatever order, against analysis in one piece. */
class TasksTest {

  private static final Components COMPONENTS = Plans.components(Broken.class);
  private static final ExecutorService POOL = Executors.newFixedThreadPool(3);

  @Strategy(name = "broken")
  record Broken() implements SignalStrategy {

    @Override
    public Decision decide(Moment now) {
      throw new ComponentException("broken at bar " + now.barNumber());
    }
  }

  @AfterAll
  static void closePool() {
    POOL.close();
  }

  static Stream<Tasks> ways() {
    return Stream.of(Tasks.IN_TURN, TasksTest::backwards, TasksTest::sideBySide);
  }

  private static void backwards(int count, IntConsumer task) {
    for (int i = count - 1; i >= 0; i--) {
      task.accept(i);
    }
  }

  private static void sideBySide(int count, IntConsumer task) {
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      calls.add(
          () -> {
            task.accept(number);
            return true;
          });
    }
    try {
      for (Future<Boolean> done : POOL.invokeAll(calls)) {
        assertThat(done.get()).isTrue();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void itMakesNoDifferenceWhoDoesTheTasks(Tasks tasks) {
    for (int cut : new int[] {1, 33, 400, 512}) {
      StrategyKernel plain = kernel();
      StrategyKernel parts = kernel();
      for (BarBlock block : blocks(cut)) {
        Analysis expected = plain.analyse(block);
        Analysis actual = parts.analyse(block, signal -> true, tasks);
        assertThat(text(actual)).isEqualTo(text(expected));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whatIsNotWrittenOutCanBeScannedByManyAtOnce(Tasks tasks) {
    StrategyKernel plain = kernel();
    StrategyKernel parts = kernel();
    List<Integer> scanned = IntStream.range(0, 30).filter(parts::scannable).boxed().toList();
    assertThat(scanned).hasSize(27);
    Map<Integer, TurnScan> scans = new LinkedHashMap<>();
    scanned.forEach(signal -> scans.put(signal, parts.scan(signal)));
    for (BarBlock block : blocks(200)) {
      List<SignalFrame> expected = plain.analyse(block).signals();
      Analysis actual = parts.analyse(block, signal -> !scans.containsKey(signal), tasks);
      assertThat(actual.signals()).hasSize(3);
      for (SignalFrame frame : actual.signals()) {
        assertThat(Frames.describe(frame)).isEqualTo(Frames.describe(expected.get(frame.signal())));
      }
      List<List<String>> turns = new ArrayList<>(Collections.nCopies(30, List.of()));
      tasks.run(scanned.size(), i -> turns.set(scanned.get(i), turns(scans.get(scanned.get(i)))));
      for (int signal : scanned) {
        assertThat(turns.get(signal))
            .as("turns of signal %d", signal)
            .isEqualTo(turns(expected.get(signal)));
      }
    }
  }

  @Test
  void columnsThatLastAreNotOverwrittenByOnesThatDoNot() {
    StrategyKernel kernel = kernel();
    List<BarBlock> blocks = blocks(100);
    Analysis first = kernel.analyse(blocks.get(0));
    String before = text(first);
    Analysis second = kernel.analyse(blocks.get(1), signal -> true, Tasks.IN_TURN);
    assertThat(text(first)).isEqualTo(before);
    double[] reused = second.features().getFirst().values()[0];
    Analysis third = kernel.analyse(blocks.get(2));
    assertThat(third.features().getFirst().values()[0]).isSameAs(reused);
    before = text(third);
    kernel.analyse(blocks.get(3));
    assertThat(text(third)).isEqualTo(before);
  }

  @Test
  void whatCannotBeScannedMustBeWrittenOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernel().analyse(blocks(10).getFirst(), i -> i != 29, Tasks.IN_TURN))
        .withMessage(
            "expected signal column 29 to be written out since it cannot be scanned, was not");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aMistakeOfAComponentComesThrough(Tasks tasks) {
    StrategyKernel kernel =
        new StrategyKernel(
            new Plans().series("A", "1d").signal("broken").signal("momentum").plan(), COMPONENTS);
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(() -> kernel.analyse(Bars.block(Bars.random(1, 3)), signal -> true, tasks))
        .withMessage("broken at bar 0");
  }

  /** 30 signal columns on two series; the last three cannot be scanned. */
  private static StrategyKernel kernel() {
    Plans plans = new Plans().series("A", "1d").series("B", "1d");
    plans.classifier("volatility_regime window=5 baseline=20");
    for (int fast = 2; fast < 8; fast++) {
      plans.signal("sma_crossover fast_period=%d slow_period=%d".formatted(fast, 2 * fast));
      plans.signal("momentum fast_period=%d slow_period=%d".formatted(fast, 3 * fast), 1);
      plans.signal("breakout lookback=" + fast);
      plans.signal("rsi period=" + fast, 1);
    }
    plans.signal("mean_reversion entry_z=1.0").signal("mean_reversion", 1).signal("buy_and_hold");
    plans.signal("momentum", 0, "regime != 'high_vol' && atr_9 > 0.1", 0);
    plans.signal("momentum", 0, "regime != 'low_vol'", 1);
    plans.signal("breakout", 0, 1);
    return new StrategyKernel(plans.plan(), COMPONENTS, ExpressionFilters::compile);
  }

  /** 700 bars of two series in the same slices. */
  private static List<BarBlock> blocks(int cut) {
    List<BarBlock> first = Bars.blocks(cut, Bars.random(21, 700));
    List<BarBlock> second = Bars.blocks(cut, Bars.random(22, 700));
    List<BarBlock> both = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      BarFrame a = first.get(i).frame(0);
      BarFrame b = second.get(i).frame(0);
      BarFrame[] frames = {
        a,
        new BarFrame(
            1,
            b.number(),
            b.firstSlice(),
            b.slices(),
            b.last(),
            b.firstRow(),
            b.rows(),
            b.columns())
      };
      both.add(BarBlock.of(frames, both.isEmpty() ? null : both.getLast()));
    }
    return both;
  }

  private static List<String> turns(TurnScan scan) {
    List<String> turns = new ArrayList<>();
    byte stance = SignalFrame.HOLD;
    for (int row = 0; row < scan.rows(); row++) {
      row = scan.next(row, scan.rows(), stance);
      if (row < scan.rows()) {
        stance = scan.action();
        turns.add("%d: %d %s".formatted(row, stance, scan.strength()));
      }
    }
    return turns;
  }

  private static List<String> turns(SignalFrame frame) {
    List<String> turns = new ArrayList<>();
    byte stance = SignalFrame.HOLD;
    for (int row = 0; row < frame.rows(); row++) {
      if (frame.actions()[row] != SignalFrame.HOLD && frame.actions()[row] != stance) {
        stance = frame.actions()[row];
        turns.add("%d: %d %s".formatted(row, stance, frame.strengths()[row]));
      }
    }
    return turns;
  }

  private static String text(Analysis analysis) {
    List<String> frames = new ArrayList<>();
    Stream.of(analysis.features(), analysis.regimes(), analysis.signals())
        .flatMap(List::stream)
        .map(Frames::describe)
        .forEach(frames::add);
    return String.join("\n", frames);
  }
}
