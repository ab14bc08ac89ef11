package io.admf.compose.fused;

import io.admf.component.Components;
import io.admf.config.BadInputException;
import io.admf.data.DataKernel;
import io.admf.data.SkippedRows;
import io.admf.frame.BarBlock;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same bars as often as they are wanted. What was read once is kept, as long as it is
 * small; otherwise it is read again.
 */
public final class BarSupply {

  private final RunPlan plan;
  private final Components components;
  private final LongSupplier clock;
  private final long room;
  private @Nullable List<BarBlock> kept = new ArrayList<>();
  private boolean complete;
  private String dataHash = "";
  private List<String> notes = List.of();
  private long slices;
  private long spent;

  /**
   * A supply of the bars of a plan.
   *
   * @param clock asked by the reading thread for how long it reads
   * @param room how many bars may be kept
   */
  public BarSupply(RunPlan plan, Components components, LongSupplier clock, long room) {
    this.plan = plan;
    this.components = components;
    this.clock = clock;
    this.room = room;
  }

  /**
   * Hands over all blocks in order.
   *
   * @throws BadInputException if the data is bad, or not what it was the time before
   */
  public void each(Consumer<BarBlock> consumer) {
    List<BarBlock> blocks = kept;
    if (complete && blocks != null) {
      blocks.forEach(consumer);
      return;
    }
    read(consumer, false);
  }

  /**
   * Reads ahead to keep all bars, and so to know how many slices there are.
   *
   * @return slices; -1 when there is no room for all bars
   */
  public long measure() {
    if (!complete) {
      read(_ -> {}, true);
    }
    return complete && kept != null ? slices : -1;
  }

  private void read(Consumer<BarBlock> consumer, boolean onlyToKeep) {
    long count = 0;
    long covered = 0;
    try (DataKernel data = new DataKernel(plan, components);
        Prefetch ahead = new Prefetch(data, clock)) {
      for (BarBlock block = ahead.take(); block != null; block = ahead.take()) {
        count += bars(block);
        covered += block.slices();
        keep(block, count);
        if (onlyToKeep && kept == null) {
          return;
        }
        consumer.accept(block);
      }
      spent += ahead.spent();
      if (complete && !dataHash.equals(data.dataHash())) {
        throw new BadInputException(
            "data",
            "changed during the run: its hash was %s, then %s; run again when it stays as it is"
                .formatted(dataHash, data.dataHash()));
      }
      dataHash = data.dataHash();
      notes = SkippedRows.notes(data.notes());
      slices = covered;
      complete = true;
    }
  }

  private static long bars(BarBlock block) {
    long count = 0;
    for (int series = 0; series < block.seriesCount(); series++) {
      count += block.frame(series).rows();
    }
    return count;
  }

  private void keep(BarBlock block, long count) {
    List<BarBlock> blocks = kept;
    if (blocks != null) {
      if (count > room) {
        kept = null;
      } else {
        blocks.add(block);
      }
    }
  }

  /** The hash of all bars, once they have been read. */
  public String dataHash() {
    return dataHash;
  }

  /** What there is to say about the data, once it has been read. */
  public List<String> notes() {
    return notes;
  }

  /** How many slices there are, once they have been read. */
  public long slices() {
    return slices;
  }

  /** Nanoseconds that reading took by the clock given. */
  public long spent() {
    return spent;
  }
}
