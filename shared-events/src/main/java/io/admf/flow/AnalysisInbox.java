package io.admf.flow;

import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;
import io.admf.wire.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings each block and its analysis together, in the order of the blocks. */
public final class AnalysisInbox {

  private final BlockInbox bars;
  private final List<BarBlock> blocks = new ArrayList<>();
  private final List<List<Object>> analyses = new ArrayList<>();

  /**
   * A block with all that was said about it.
   *
   * @param features one for each series
   * @param regimes one for each classifier column
   * @param signals one for each signal column
   */
  public record Analysed(
      BarBlock block,
      List<FeatureFrame> features,
      List<RegimeFrame> regimes,
      List<SignalFrame> signals) {}

  /**
   * @param seriesCount how many series the run has
   */
  public AnalysisInbox(int seriesCount) {
    bars = new BlockInbox(seriesCount);
  }

  /** Takes in frames of bars. */
  public void bars(Batch frames) {
    bars.bars(frames);
    for (BarBlock block = bars.poll(); block != null; block = bars.poll()) {
      blocks.add(block);
    }
  }

  /** Takes in the analysis of the next block. */
  public void add(List<Object> frames) {
    analyses.add(frames);
  }

  /** The next block with its analysis, or null while either is missing. */
  public @Nullable Analysed poll() {
    if (blocks.isEmpty() || analyses.isEmpty()) {
      return null;
    }
    List<FeatureFrame> features = new ArrayList<>();
    List<RegimeFrame> regimes = new ArrayList<>();
    List<SignalFrame> signals = new ArrayList<>();
    for (Object frame : analyses.removeFirst()) {
      switch (frame) {
        case FeatureFrame f -> features.add(f);
        case RegimeFrame r -> regimes.add(r);
        case SignalFrame s -> signals.add(s);
        default -> throw new IllegalStateException("expected an analysis, was " + frame);
      }
    }
    return new Analysed(blocks.removeFirst(), features, regimes, signals);
  }
}
