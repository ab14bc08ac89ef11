package io.admf.flow;

import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.plan.RunPlan;
import io.admf.wire.Batch;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins bar frames into blocks, in the order of their numbers, whatever the order of arrival. A
 * frame that arrives twice counts once.
 */
public final class BlockInbox {

  private final int seriesCount;
  private final boolean beyondBars;
  private final Map<Long, @Nullable BarFrame[]> waiting = new TreeMap<>();
  private final Map<Long, MarketFrame> markets = new TreeMap<>();
  private long next;
  private @Nullable BarBlock before;

  /**
   * @param seriesCount how many series the run has
   */
  public BlockInbox(int seriesCount) {
    this(seriesCount, false);
  }

  /** An inbox for the blocks of a run. */
  public BlockInbox(RunPlan plan) {
    this(plan.series().size(), plan.data().market().beyondBars());
  }

  private BlockInbox(int seriesCount, boolean beyondBars) {
    this.seriesCount = seriesCount;
    this.beyondBars = beyondBars;
  }

  /** Takes in frames that came together. */
  public void bars(Batch frames) {
    for (Object frame : frames.items()) {
      if (frame instanceof MarketFrame market) {
        add(market);
      } else {
        add((BarFrame) frame);
      }
    }
  }

  /** Takes in what comes besides bars. */
  public void add(MarketFrame market) {
    if (market.number() >= next) {
      markets.put(market.number(), market);
    }
  }

  /** Takes in a frame. */
  public void add(BarFrame frame) {
    if (frame.number() >= next) {
      waiting.computeIfAbsent(frame.number(), n -> new BarFrame[seriesCount])[frame.series()] =
          frame;
    }
  }

  /** The next block, or null while one of its frames is missing. */
  public @Nullable BarBlock poll() {
    @Nullable BarFrame[] frames = waiting.get(next);
    if (frames == null) {
      return null;
    }
    for (BarFrame frame : frames) {
      if (frame == null) {
        return null;
      }
    }
    MarketFrame market = beyondBars ? markets.get(next) : MarketFrame.empty(next);
    if (market == null) {
      return null;
    }
    waiting.remove(next);
    markets.remove(next++);
    before = BarBlock.of(Arrays.copyOf(frames, frames.length, BarFrame[].class), market, before);
    return before;
  }
}
