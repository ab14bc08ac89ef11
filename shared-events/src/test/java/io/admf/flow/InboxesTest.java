package io.admf.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.fixture.Frames;
import io.admf.fixture.SparseBars;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;
import io.admf.wire.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives frame by frame, in any order, becomes the blocks and steps that were sent. */
class InboxesTest {

  private static final int SERIES = 3;
  private static final int SLICES = 60;

  private static List<BarBlock> blocks(long seed, int cut) {
    return SparseBars.blocks(cut, SparseBars.random(seed, SERIES, SLICES, 0.5));
  }

  /** All frames of all blocks, shuffled, some of them twice. */
  private static List<BarFrame> frames(SplittableRandom random, List<BarBlock> blocks) {
    List<BarFrame> frames = new ArrayList<>();
    for (long each : Arrivals.disturbed(random, blocks.size() * SERIES)) {
      frames.add(blocks.get((int) each / SERIES).frame((int) each % SERIES));
    }
    return frames;
  }

  /** The same, some of them together: of one block or several, as they happen to come. */
  private static void batches(
      SplittableRandom random, List<BarBlock> blocks, Consumer<Batch> batches) {
    List<BarFrame> frames = frames(random, blocks);
    int from = 0;
    while (from < frames.size()) {
      int to = Math.min(frames.size(), from + 1 + random.nextInt(2 * SERIES));
      batches.accept(new Batch(List.copyOf(frames.subList(from, to))));
      from = to;
    }
  }

  /** A block as text: its frames, and the marks that it carries on from the blocks before. */
  private static String text(BarBlock block) {
    StringBuilder text = new StringBuilder();
    for (int s = 0; s < SERIES; s++) {
      text.append(Frames.describe(block.frame(s)));
      for (long slice = block.firstSlice(); slice <= block.lastSlice(); slice++) {
        text.append(' ').append(block.mark(s, slice));
      }
      text.append('\n');
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void frames_become_the_same_blocks_whatever_their_order(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int cut : new int[] {1, 7, 4096}) {
      List<BarBlock> sent = blocks(seed, cut);
      BlockInbox inbox = new BlockInbox(SERIES);
      List<String> found = new ArrayList<>();
      for (BarFrame frame : frames(random, sent)) {
        inbox.add(frame);
        for (BarBlock block = inbox.poll(); block != null; block = inbox.poll()) {
          found.add(text(block));
        }
      }
      assertThat(found)
          .as("seed %d cut %d", seed, cut)
          .isEqualTo(sent.stream().map(InboxesTest::text).toList());
      assertThat(inbox.poll()).isNull();
    }
  }

  @Test
  void a_block_waits_for_its_last_frame() {
    BarBlock block = blocks(1, 4096).getFirst();
    BlockInbox inbox = new BlockInbox(SERIES);
    for (int s = 0; s < SERIES; s++) {
      assertThat(inbox.poll()).isNull();
      inbox.add(block.frame(s));
    }
    assertThat(inbox.poll()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void each_block_meets_its_own_analysis_whichever_comes_first(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<BarBlock> sent = blocks(seed, 5);
    AnalysisInbox inbox = new AnalysisInbox(new BlockInbox(SERIES), analysis(0).size());
    StreamInbox<List<Object>> stream = new StreamInbox<>();
    List<Runnable> arriving = new ArrayList<>();
    batches(random, sent, frames -> arriving.add(() -> inbox.bars(frames)));
    List<List<Object>> portions = portions(random, sent.size());
    for (long each : Arrivals.disturbed(random, portions.size())) {
      arriving.add(() -> stream.add(each, portions.get((int) each)).forEach(inbox::add));
    }
    Arrivals.shuffle(random, arriving);
    long next = 0;
    for (Runnable each : arriving) {
      each.run();
      for (var found = inbox.poll(); found != null; found = inbox.poll()) {
        assertThat(text(found.block())).as("seed %d", seed).isEqualTo(text(sent.get((int) next)));
        assertThat(found.features())
            .extracting(FeatureFrame::number)
            .as("seed %d", seed)
            .containsExactly(next, next);
        assertThat(found.regimes().getFirst().number()).isEqualTo(next);
        assertThat(found.signals().getFirst().number()).isEqualTo(next);
        next++;
      }
    }
    assertThat(next).as("seed %d", seed).isEqualTo(sent.size());
  }

  /** The analyses of so many blocks, each in portions of any size. */
  private static List<List<Object>> portions(SplittableRandom random, int blocks) {
    List<List<Object>> portions = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      List<Object> left = analysis(block);
      while (!left.isEmpty()) {
        int count = random.nextInt(left.size()) + 1;
        portions.add(left.subList(0, count));
        left = left.subList(count, left.size());
      }
    }
    return portions;
  }

  private static List<Object> analysis(long number) {
    return List.of(
        new FeatureFrame(0, number, 0, List.of(), new double[0][]),
        new FeatureFrame(1, number, 0, List.of(), new double[0][]),
        new RegimeFrame(0, 0, number, 0, List.of(), new byte[0], new double[0]),
        new SignalFrame(0, 0, number, 0, new byte[0], new double[0], null, null));
  }

  @Test
  void what_is_no_analysis_is_refused() {
    AnalysisInbox inbox = new AnalysisInbox(new BlockInbox(1), 1);
    BarBlock block = SparseBars.blocks(5, SparseBars.random(1, 1, 5, 1)).getFirst();
    inbox.bars(new Batch(List.of(block.frame(0))));
    inbox.add(List.of(new Credit(3)));
    assertThatThrownBy(inbox::poll)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected an analysis, was Credit[reported=3]");
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
  void steps_are_taken_in_order_and_only_when_their_block_is_here(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<BarBlock> sent = blocks(seed, 5);
    List<List<Step>> batches = batches(random, sent);
    List<String> taken = new ArrayList<>();
    StepQueue queue =
        new StepQueue(
            new BlockInbox(SERIES),
            block -> taken.add("block " + text(block)),
            steps -> taken.add("steps " + steps));
    StreamInbox<List<Step>> stream = new StreamInbox<>();
    List<Runnable> arriving = new ArrayList<>();
    batches(random, sent, frames -> arriving.add(() -> queue.bars(frames)));
    for (long each : Arrivals.disturbed(random, batches.size())) {
      arriving.add(() -> stream.add(each, batches.get((int) each)).forEach(queue::add));
    }
    Arrivals.shuffle(random, arriving);
    arriving.forEach(Runnable::run);
    assertThat(taken).as("seed %d", seed).isEqualTo(inTheirOrder(sent, batches));
  }

  /** A few batches of steps for each block, of two portfolios. */
  private static List<List<Step>> batches(SplittableRandom random, List<BarBlock> blocks) {
    List<List<Step>> batches = new ArrayList<>();
    for (BarBlock block : blocks) {
      long number = block.frame(0).number();
      int turns = 1 + random.nextInt(3);
      for (int i = 0; i < turns; i++) {
        long from = block.firstSlice() + i;
        batches.add(
            List.of(
                new Step(0, number, from, block.lastSlice(), from - 1, -1, false, List.of()),
                new Step(1, number, from, block.lastSlice(), from - 1, from, false, List.of())));
      }
    }
    return batches;
  }

  private static List<String> inTheirOrder(List<BarBlock> blocks, List<List<Step>> batches) {
    List<String> expected = new ArrayList<>();
    for (BarBlock block : blocks) {
      expected.add("block " + text(block));
      for (List<Step> batch : batches) {
        if (batch.getFirst().block() == block.frame(0).number()) {
          expected.add("steps " + batch);
        }
      }
    }
    return expected;
  }

  @Test
  void a_queue_goes_on_to_a_block_only_when_a_step_wants_it() {
    List<BarBlock> sent = blocks(1, 30);
    List<Long> begun = new ArrayList<>();
    StepQueue queue =
        new StepQueue(
            new BlockInbox(SERIES),
            block -> begun.add(block.firstSlice()),
            steps -> begun.add(-1L));
    for (BarBlock block : sent) {
      for (int s = 0; s < SERIES; s++) {
        queue.bars(new Batch(List.of(block.frame(s))));
      }
    }
    assertThat(begun).isEmpty();
    queue.add(List.of(new Step(0, 0, 0, 29, -1, -1, false, List.of())));
    assertThat(begun).containsExactly(0L, -1L);
    queue.add(List.of(new Step(0, 1, 30, 59, 29, -1, false, List.of())));
    assertThat(begun).containsExactly(0L, -1L, 30L, -1L);
  }
}
