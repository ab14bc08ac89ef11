package io.admf.flow;

import io.admf.frame.BarBlock;
import io.admf.wire.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds steps back until the block that they run over is here, and moves to that block first. For
 * services that follow the portfolios through the data.
 */
public final class StepQueue {

  private final BlockInbox inbox;
  private final Consumer<BarBlock> blocks;
  private final Consumer<List<Step>> steps;
  private final List<List<Step>> waiting = new ArrayList<>();
  private long current = -1;

  /**
   * @param inbox for the blocks of the run
   * @param blocks is told when to go on to the next block
   * @param steps is given the steps that are due
   */
  public StepQueue(BlockInbox inbox, Consumer<BarBlock> blocks, Consumer<List<Step>> steps) {
    this.inbox = inbox;
    this.blocks = blocks;
    this.steps = steps;
  }

  /** Takes in frames of bars. */
  public void bars(Batch frames) {
    inbox.bars(frames);
    work();
  }

  /** Takes in steps, all of one block. */
  public void add(List<Step> batch) {
    waiting.add(batch);
    work();
  }

  private void work() {
    while (!waiting.isEmpty()) {
      List<Step> next = waiting.getFirst();
      while (current < next.getFirst().block()) {
        @Nullable BarBlock block = inbox.poll();
        if (block == null) {
          return;
        }
        current++;
        blocks.accept(block);
      }
      steps.accept(waiting.removeFirst());
    }
  }
}
