package io.admf.benchmarks;

import io.admf.benchmarks.Task.Combination;
import io.admf.component.Components;
import io.admf.compose.Workbench;
import io.admf.compose.fused.FusedFlow;
import io.admf.compose.fused.StageTimes;
import io.admf.event.Event;
import io.admf.event.Snapshot;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.frame.SignalFrame;
import io.admf.frame.TurnScan;
import io.admf.ledger.valuation.EquityColumns;
import io.admf.ledger.valuation.Stake;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.RunPlan;
import io.admf.reporting.library.metrics.Conventions;
import io.admf.reporting.tally.Held;
import io.admf.reporting.tally.RunTally;
import io.admf.strategy.Analysis;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Nanoseconds and bytes that one stage takes for a bar of one combination, on 2<sup>18</sup> minute
 * bars with a crossover of 10 and 50: {@code benchmarks/run kernels}. Making the kernels is part of
 * it, spread over the bars.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmn24m", "-Xmx1g", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {

  private static final int SLICES = 4_096;
  private static final int BARS = 1 << 18;
  private static final Components COMPONENTS = Workbench.library();

  private final Task task = new Task("", "", 1, BARS, true, List.of(new Combination(10, 50)));
  private final Market market = task.market();
  private final RunPlan plan = Plans.of(task, market, SLICES);
  private final List<BarBlock> blocks = market.blocks(SLICES);
  private final List<Analysis> analyses = blocks.stream().map(strategy()::analyse).toList();
  private final EquityColumns columns = new EquityColumns(SLICES);

  private StrategyKernel strategy() {
    return new StrategyKernel(plan, COMPONENTS, ExpressionFilters::compile);
  }

  /** Two averages, their lags, and the signal column written out. */
  @Benchmark
  @OperationsPerInvocation(BARS)
  public void analysis(Blackhole hole) {
    StrategyKernel strategy = strategy();
    for (BarBlock block : blocks) {
      hole.consume(strategy.analyse(block));
    }
  }

  /** Two averages, their lags, and a scan for the turns alone. */
  @Benchmark
  @OperationsPerInvocation(BARS)
  public void turns(Blackhole hole) {
    StrategyKernel strategy = strategy();
    TurnScan scan = strategy.scan(0);
    byte stance = SignalFrame.HOLD;
    for (BarBlock block : blocks) {
      strategy.analyse(
          block,
          signal -> false,
          (count, piece) -> {
            for (int i = 0; i < count; i++) {
              piece.accept(i);
            }
          });
      int end = scan.rows();
      for (int row = scan.next(0, end, stance); row < end; row = scan.next(row + 1, end, stance)) {
        stance = scan.action();
      }
      hole.consume(stance);
    }
  }

  /** Orders, fills, books and equity, as events and columns, from signals that are there. */
  @Benchmark
  @OperationsPerInvocation(BARS)
  public void trading(Blackhole hole) {
    FusedFlow flow = new FusedFlow(plan, COMPONENTS, new Deaf(hole), new StageTimes(() -> 0));
    for (int i = 0; i < blocks.size(); i++) {
      flow.block(blocks.get(i), analyses.get(i));
    }
    flow.end();
  }

  private record Deaf(Blackhole hole) implements FusedFlow.Hearer {

    @Override
    public void event(int portfolio, Event event) {
      hole.consume(event);
    }

    @Override
    public void equity(EquityFrame frame) {
      hole.consume(frame.equity()[0]);
    }

    @Override
    public void closed(int portfolio, Snapshot last) {
      hole.consume(last);
    }
  }

  /** Equity, cash and exposure at every close, with a position, in columns. */
  @Benchmark
  @OperationsPerInvocation(BARS)
  public void valuation(Blackhole hole) {
    for (BarBlock block : blocks) {
      columns.mark(
          0,
          block.slices(),
          Money.of(Task.CAPITAL),
          0,
          List.of(new Stake(instrument(), Task.QUANTITY, block.marks(0))));
      hole.consume(columns.equity());
    }
  }

  private Instrument instrument() {
    return plan.series().getFirst().instrument();
  }

  /** Equity at every close, with a position, and its returns, drawdown and exposure added up. */
  @Benchmark
  @OperationsPerInvocation(BARS)
  public void tallyHeld(Blackhole hole) {
    RunTally tally = new RunTally(plan.portfolios().getFirst(), List.of(Conventions.of(252)));
    for (BarBlock block : blocks) {
      Held held = Held.of(instrument(), block.marks(0), block.slices());
      tally
          .equity()
          .held(block.sliceTimes(), held, Money.of(Task.CAPITAL), Task.QUANTITY, 0, block.slices());
    }
    hole.consume(tally);
  }
}
