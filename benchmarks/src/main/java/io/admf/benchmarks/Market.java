package io.admf.benchmarks;

import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Made-up bars of some shares, all at the same times, in columns.
 *
 * <p>Each close is a seeded random walk in ticks of 1/64, drawn back to 100 a little so that it
 * stays in the range of a share; each bar opens at the close before or a tick beside it. Prices of
 * this kind, and sums of them, are exact in {@code double}: a rolling sum equals a fresh one, and
 * two averages are equal for every contender or for none. More bars begin with the same bars.
 */
final class Market {

  private static final double TICKS = 64;
  private static final int HOME = 6_400;
  private static final long START = 1_577_923_200L * Instants.SECOND; // 2020-01-02

  private final Timeframe timeframe;
  private final int bars;
  private final List<Share> shares = new ArrayList<>();

  /** The bars of one share. */
  record Share(double[] open, double[] high, double[] low, double[] close, double[] volume) {}

  /**
   * @param step the largest move within a bar, in ticks
   */
  Market(int shares, int bars, Timeframe timeframe, int step) {
    this.timeframe = timeframe;
    this.bars = bars;
    for (int i = 0; i < shares; i++) {
      this.shares.add(walk(new SplittableRandom(20_250_101L + i), bars, step));
    }
  }

  private static Share walk(SplittableRandom random, int bars, int step) {
    Share share =
        new Share(
            new double[bars],
            new double[bars],
            new double[bars],
            new double[bars],
            new double[bars]);
    int close = HOME;
    for (int i = 0; i < bars; i++) {
      int open = close + random.nextInt(-1, 2);
      close = open + random.nextInt(-step, step + 1) + (HOME - open) / 500;
      share.open[i] = open / TICKS;
      share.high[i] = (Math.max(open, close) + random.nextInt(6)) / TICKS;
      share.low[i] = (Math.min(open, close) - random.nextInt(6)) / TICKS;
      share.close[i] = close / TICKS;
      share.volume[i] = random.nextInt(1_000, 50_000);
    }
    return share;
  }

  Timeframe timeframe() {
    return timeframe;
  }

  int bars() {
    return bars;
  }

  List<Share> shares() {
    return shares;
  }

  /** When a bar opens, epoch nanoseconds. Bars follow each other without a break. */
  long opens(int bar) {
    return START + bar * timeframe.nanos();
  }

  /** The bars as ADMF takes them, {@code slices} at a time. */
  List<BarBlock> blocks(int slices) {
    List<BarBlock> blocks = new ArrayList<>();
    @Nullable BarBlock block = next(null, slices);
    while (block != null) {
      blocks.add(block);
      block = next(block, slices);
    }
    return blocks;
  }

  /** The block after another, or the first; null when there are no more bars. */
  @Nullable BarBlock next(@Nullable BarBlock before, int slices) {
    int from = before == null ? 0 : (int) before.lastSlice() + 1;
    if (from == bars) {
      return null;
    }
    int rows = Math.min(slices, bars - from);
    BarFrame[] frames = new BarFrame[shares.size()];
    for (int s = 0; s < frames.length; s++) {
      BarFrame.Columns columns = BarFrame.Columns.ofCapacity(rows);
      fill(columns, shares.get(s), from, rows);
      frames[s] =
          new BarFrame(s, from / slices, from, rows, from + rows == bars, from, rows, columns);
    }
    return BarBlock.of(frames, before);
  }

  private void fill(BarFrame.Columns columns, Share share, int from, int rows) {
    for (int i = 0; i < rows; i++) {
      columns.offsets()[i] = i;
      columns.eventTimes()[i] = opens(from + i);
      columns.knownAt()[i] = opens(from + i + 1);
    }
    System.arraycopy(share.open, from, columns.open(), 0, rows);
    System.arraycopy(share.high, from, columns.high(), 0, rows);
    System.arraycopy(share.low, from, columns.low(), 0, rows);
    System.arraycopy(share.close, from, columns.close(), 0, rows);
    System.arraycopy(share.volume, from, columns.volume(), 0, rows);
  }
}
