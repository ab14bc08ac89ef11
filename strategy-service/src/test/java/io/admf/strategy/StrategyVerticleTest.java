package io.admf.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.bus.Address;
import io.admf.bus.Addresses;
import io.admf.event.EventType;
import io.admf.fixture.Frames;
import io.admf.fixture.ServiceBench;
import io.admf.fixture.SparseBars;
import io.admf.frame.BarBlock;
import io.admf.plan.RunPlan;
import io.admf.strategy.fixture.Plans;
import io.admf.wire.Batch;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The strategy service alone on a bus, address by address. */
class StrategyVerticleTest {

  private static final RunPlan PLAN =
      new Plans()
          .series("A", "1d")
          .series("B", "1d")
          .classifier("volatility_regime window=5 baseline=10")
          .signal("sma_crossover fast_period=3 slow_period=6")
          .signal("rsi period=4", 0, "rsi_4 < 40", 1)
          .plan();

  private final List<BarBlock> blocks = SparseBars.blocks(20, SparseBars.random(5, 2, 100, 0.8));
  private final Addresses addresses = new Addresses(PLAN.runId());
  private final Address signals = addresses.of("strategies", EventType.SIGNAL);
  private final ServiceBench bench =
      new ServiceBench("strategy", new StrategyVerticle(Plans.COMPONENTS), PLAN);

  @BeforeEach
  void tap() {
    bench.tap(signals);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void say(int... seriesAndBlocks) {
    List<Object> frames = new ArrayList<>();
    for (int i = 0; i < seriesAndBlocks.length; i += 2) {
      frames.add(blocks.get(seriesAndBlocks[i + 1]).frame(seriesAndBlocks[i]));
    }
    bench.say(addresses.bars(), new Batch(frames));
  }

  private List<List<String>> said() {
    return bench.said(signals).stream()
        .map(batch -> ((Batch) batch).items().stream().map(Frames::describe).toList())
        .toList();
  }

  /** What the kernel says of the blocks, one list of frames for each. */
  private List<List<String>> expected() {
    StrategyKernel kernel = new StrategyKernel(PLAN, Plans.COMPONENTS, ExpressionFilters::compile);
    List<List<String>> all = new ArrayList<>();
    for (BarBlock block : blocks) {
      Analysis analysis = kernel.analyse(block);
      all.add(
          Stream.of(analysis.features(), analysis.regimes(), analysis.signals())
              .flatMap(List::stream)
              .map(Frames::describe)
              .toList());
    }
    return all;
  }

  @Test
  void at_SIGNAL_it_says_features_regimes_and_signals_of_a_block_when_all_its_bars_are_here() {
    bench.deploy(new JsonObject());
    say(0, 0);
    assertThat(said()).isEmpty();
    say(1, 0);
    List<List<String>> first = said();
    assertThat(first).isEqualTo(expected().subList(0, 1));
    assertThat(first.getFirst()).hasSize(2 + 1 + 2);
  }

  @Test
  void at_BAR_frames_together_late_twice_or_in_any_order_change_nothing() {
    bench.deploy(new JsonObject());
    say(1, 2, 1, 0, 1, 1);
    say(1, 2);
    say(0, 3, 0, 0);
    say(0, 0);
    assertThat(said()).isEqualTo(expected().subList(0, 1));
    say(1, 4);
    say(1, 3, 0, 4, 0, 1);
    say(0, 2);
    assertThat(said()).isEqualTo(expected().subList(1, 5));
  }

  @Test
  void after_undeploy_nobody_listens() {
    bench.deploy(new JsonObject());
    bench.undeploy();
    say(0, 0);
    say(1, 0);
    assertThat(said()).isEmpty();
  }
}
